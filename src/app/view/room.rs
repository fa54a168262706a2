//! Which panels there is room for beside the page.

use crate::app::state::Side;

/// In a window narrower than this the inspector makes room for the text, points.
const ROOM_FOR_INSPECTOR: f32 = 1020.0;
/// In a window narrower than this the sidebar does too, points.
const ROOM_FOR_SIDEBAR: f32 = 700.0;

/// Which panels there is room for beside the page; the others lie over it when they are asked for.
#[derive(Clone, Copy)]
pub struct Room {
    /// For the sidebar.
    pub sidebar: bool,
    /// For the inspector.
    pub inspector: bool,
}

impl Room {
    /// In a window of this width, in points.
    pub fn of(width: f32) -> Self {
        Self {
            sidebar: width >= ROOM_FOR_SIDEBAR,
            inspector: width >= ROOM_FOR_INSPECTOR,
        }
    }

    /// Whether there is room for the panel at a side.
    pub fn has(self, side: Side) -> bool {
        match side {
            Side::Start => self.sidebar,
            Side::End => self.inspector,
        }
    }
}
