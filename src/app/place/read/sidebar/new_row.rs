//! The row at the foot of a list of the sidebar.

use crate::app::widget::{Icon, Look, Row, Text};
use egui::Ui;

/// Shows a row that makes something new; returns whether it was clicked.
pub fn new_row(ui: &mut Ui, look: &Look, words: &str) -> bool {
    ui.add_space(6.0);
    let (response, mut strip) = Row::new(words).show(ui, look);
    strip.start(10.0);
    Icon::Add.paint(look, ui.painter(), strip.start(14.0), 15.0, look.quiet());
    strip.start(9.0);
    Text::new(words)
        .colour(look.quiet())
        .paint(look, ui.painter(), strip.rest);
    response.clicked()
}
