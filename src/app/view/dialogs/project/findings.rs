//! What is not as it should be in the project's files, as it was found, and checked again.

use crate::app::context::Context;
use crate::app::paint::colour;
use crate::app::view::dialogs::kit::background;
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::Form;
use crate::app::widget::{Button, Icon, Text};
use crate::desk::{Job, NoOutcome};
use crate::store::{self, Finding, OpenError};
use crate::typeset::Direction;
use crate::words::InWords as _;
use egui::{Role, Sense, WidgetInfo};
use std::time::Duration;

/// Most findings that are listed; `hashiya check` lists all.
const MOST: usize = 200;

/// What was found, and a check that is under way.
pub struct Findings {
    found: Vec<Finding>,
    checked: bool,
    checking: Option<Job<Result<Vec<Finding>, OpenError>>>,
    trouble: String,
}

impl Findings {
    /// Begins with what was found when the project was opened.
    pub fn new(ctx: &Context<'_>) -> Self {
        let found = ctx.state.desk.as_ref().map(|d| d.findings.clone());
        Self {
            found: found.unwrap_or_default(),
            checked: false,
            checking: None,
            trouble: String::new(),
        }
    }

    fn poll(&mut self, ctx: &Context<'_>) {
        let Some(job) = &mut self.checking else {
            return;
        };
        match job.take(Duration::ZERO) {
            None => return,
            Some(Ok(Ok(found))) => (self.found, self.checked) = (found, true),
            Some(Ok(Err(error))) => {
                self.trouble = error.in_words(&ctx.look.locale).message;
            }
            Some(Err(NoOutcome)) => self.trouble = ctx.look.tr("findings-stopped"),
        }
        self.checking = None;
    }

    /// How it stands, and the button that checks.
    fn top(&mut self, body: &mut Body<'_, '_>) {
        let look = body.look();
        let mut strip = body.strip(30.0);
        let words = body.tr(if self.checking.is_some() {
            "findings-checking"
        } else {
            "findings-check"
        });
        let button = Button::new(&words)
            .with_icon(Icon::Retry)
            .enabled(self.checking.is_none());
        if body
            .button_at_end(&mut strip, button, "findings-check")
            .clicked()
        {
            self.check(body);
        }
        let (icon, ink) = if self.found.is_empty() {
            (Icon::Finished, look.accent())
        } else {
            (Icon::Warning, colour(look.palette.warning))
        };
        let words = match (self.found.len(), self.checked) {
            (0, false) => look.tr("findings-none-opened"),
            (0, true) => look.tr("findings-none"),
            (count, _) => look.tr_with("notice-findings", &[("count", count.into())]),
        };
        let painter = body.ui.painter();
        icon.paint(look, painter, strip.start(18.0), 17.0, ink);
        strip.start(8.0);
        Text::new(&words).medium().paint(look, painter, strip.rest);
        let response = body.ui.interact(
            strip.rest,
            crate::app::view::dialogs::kit::body::entry_id("standing"),
            Sense::hover(),
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    }

    fn check(&mut self, body: &Body<'_, '_>) {
        let Some(root) = body.ctx.state.desk.as_ref().map(|d| d.root.clone()) else {
            return;
        };
        self.trouble.clear();
        let work = move |_: &_| store::check(&root);
        self.checking = Some(background::start(body.ui.ctx(), "check", work));
    }
}

impl Form for Findings {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("findings-title")
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        self.poll(body.ctx);
        self.top(body);
        if !self.trouble.is_empty() {
            body.trouble(&self.trouble);
        }
        body.gap(8.0);
        if self.found.is_empty() {
            let words = body.tr("findings-hint");
            body.hint(&words);
            return;
        }
        body.list("findings", 420.0, |body| {
            for (index, finding) in self.found.iter().take(MOST).enumerate() {
                row(body, finding, index > 0);
            }
        });
        if self.found.len() > MOST {
            let rest = self.found.len() - MOST;
            let values = [("count", rest.into())];
            let words = body.look().tr_with("findings-more", &values);
            body.hint(&words);
        }
        let words = body.tr("findings-kept");
        body.hint(&words);
    }
}

fn row(body: &mut Body<'_, '_>, finding: &Finding, apart: bool) {
    let look = body.look();
    if apart {
        let strip = body.strip(9.0);
        let stroke = egui::Stroke::new(1.0, look.line());
        let y = strip.rest.center().y;
        body.ui.painter().hline(strip.rest.x_range(), y, stroke);
    } else {
        body.gap(4.0);
    }
    let words = finding.kind.in_words(&look.locale);
    let file = match finding.line {
        Some(line) => format!("{}:{line}", finding.file),
        None => finding.file.clone(),
    };
    let file = crate::arabic::visible(&file);
    let place = body.strip(20.0);
    Text::new(&file)
        .size(12.0)
        .colour(look.quiet())
        .direction(Direction::Ltr)
        .paint(look, body.ui.painter(), place.rest);
    body.text(&words.message);
    if let Some(hint) = words.hint {
        body.hint(&hint);
    }
}
