//! Every control in one window, in each theme and direction, as pictures.

use egui::accesskit::Role;
use egui::{Rect, Ui, UiBuilder, vec2};
use hashiya::app::widget::{
    Button, Icon, Kind, Look, Menu, Row, Strip, Text, chip, heading, keycap, keycap_width,
    paragraph, scroll,
};
use hashiya::locale::Language::{self, Arabic, English};
use hashiya::page::Theme;
use hashiya::typeset::{Direction, Face};

use crate::support::window::Drawn;
use crate::support::{Opening, TestWindow};

const ROWS: [(&str, &str, u16, &str, u32); 9] = [
    ("فقدان الثقة بالقيادة", "Leadership distrust", 255, "1", 14),
    ("التمييز بين العناصر", "Unequal treatment", 295, "2", 6),
    (
        "الضائقة المالية وسوء المعيشة في السنة الأخيرة",
        "Financial hardship in the last year",
        75,
        "3",
        1209,
    ),
    ("وعود كاذبة وزيف الشعارات", "Broken promises", 220, "", 4),
    ("العنف ضد المدنيين", "Violence against civilians", 25, "", 3),
    (
        "التعاون مع UNHCR وReuters",
        "Working with UNHCR and رويترز",
        165,
        "g1",
        0,
    ),
    (
        "النجاة بالنفس والعائلة",
        "Saving self and family",
        150,
        "4",
        7,
    ),
    ("الخوف من الانتقام", "Fear of reprisal", 10, "5", 11),
    ("تعذّر الخروج", "Exit blocked", 110, "", 1),
];

fn say(look: &Look, arabic: &'static str, english: &'static str) -> &'static str {
    if look.is_rtl() { arabic } else { english }
}

fn column(ui: &mut Ui, look: &Look, place: Rect, content: impl FnOnce(&mut Ui)) {
    let place = place.shrink2(vec2(0.0, 12.0));
    ui.scope_builder(
        UiBuilder::new().max_rect(place).layout(look.down()),
        content,
    );
}

fn gallery(ui: &mut Ui, look: &Look) {
    ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
    let mut strip = Strip::new(ui.max_rect(), look.is_rtl());
    let list = strip.start(292.0);
    let line = strip.start(1.0);
    ui.painter().rect_filled(line, 0.0, look.line());
    column(ui, look, list, |ui| rows(ui, look));
    strip.start(18.0);
    let middle = strip.start(262.0);
    strip.start(26.0);
    strip.end(18.0);
    column(ui, look, middle, |ui| buttons(ui, look));
    column(ui, look, strip.rest, |ui| texts(ui, look));
}

fn rows(ui: &mut Ui, look: &Look) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let name = say(look, "الدوافع", "Motives");
    let (_, mut strip) = Row::new(name).show(ui, look);
    Icon::ChevronDown.paint(look, ui.painter(), strip.start(15.0), 15.0, look.quiet());
    strip.start(6.0);
    let group = Text::new(name).size(12.5).medium().colour(look.quiet());
    group.paint(look, ui.painter(), strip.rest);
    for (i, (arabic, english, hue, keys, count)) in ROWS.into_iter().enumerate() {
        let name = say(look, arabic, english);
        let (_, mut strip) = Row::new(name).selected(i == 1).show(ui, look);
        strip.start(10.0);
        chip(ui, look, strip.start(11.0), (i != 4).then_some(hue));
        strip.start(9.0);
        let count = count.to_string();
        let number = Text::new(&count).size(12.0).colour(look.faint()).at_end();
        number.paint(look, ui.painter(), strip.end(34.0));
        let keys_width = if keys.is_empty() {
            0.0
        } else {
            keycap_width(look, keys) + 9.0
        };
        let mut words = strip.rest;
        words.set_width((words.width() - keys_width).max(0.0));
        if look.is_rtl() {
            words = words.translate(vec2(keys_width, 0.0));
        }
        let used = Text::new(name).paint(look, ui.painter(), words);
        strip.start(used + 9.0);
        if !keys.is_empty() {
            let cap = strip.start(keycap_width(look, keys));
            keycap(look, ui.painter(), cap, keys);
        }
    }
    let name = say(look, "مغلق", "Locked");
    let (_, strip) = Row::new(name).enabled(false).show(ui, look);
    Text::new(name)
        .colour(look.faint())
        .paint(look, ui.painter(), strip.rest);
    ui.add_space(10.0);
    scroll(ui, look, "list", |ui| {
        for i in 1..=24 {
            let name = format!("{} {i}", say(look, "الوثيقة", "Document"));
            let (_, strip) = Row::new(&name).show(ui, look);
            Text::new(&name).paint(look, ui.painter(), strip.rest);
        }
    });
}

fn buttons(ui: &mut Ui, look: &Look) {
    heading(ui, look, say(look, "الأزرار", "Buttons"));
    for (words, kind) in [
        (say(look, "حفظ القرار", "Decide"), Kind::Primary),
        (say(look, "تعديل الحدود", "Adjust bounds"), Kind::Plain),
        (say(look, "رمز جديد", "New tag"), Kind::Quiet),
    ] {
        across(ui, look, |ui| {
            Button::new(words).kind(kind).show(ui, look);
            let named = format!("{words} 2");
            Button::new(&named)
                .kind(kind)
                .with_icon(Icon::Bounds)
                .show(ui, look);
        });
    }
    across(ui, look, |ui| {
        let off = say(look, "معطّل", "Disabled");
        Button::new(off).enabled(false).show(ui, look);
        let off = say(look, "معطّل أساسي", "Disabled main");
        Button::new(off)
            .kind(Kind::Primary)
            .enabled(false)
            .show(ui, look);
    });
    across(ui, look, |ui| {
        for (words, on) in [
            (say(look, "الرموز", "Tags"), true),
            (say(look, "الوثائق", "Documents"), false),
        ] {
            let tab = Button::new(words).kind(Kind::Quiet).role(Role::Tab);
            tab.selected(on).show(ui, look);
        }
    });
    across(ui, look, |ui| {
        let search = say(look, "ابحث", "Search");
        Button::new(search)
            .with_icon(Icon::Search)
            .keys("Ctrl F")
            .show(ui, look);
        Button::new("Enter")
            .kind(Kind::Primary)
            .keys("Enter")
            .show(ui, look);
    });
    across(ui, look, |ui| {
        for (icon, arabic, english) in [
            (Icon::Undo, "تراجع", "Undo"),
            (Icon::Redo, "إعادة", "Redo"),
            (Icon::ChevronEnd, "التالي", "Next"),
            (Icon::Language, "اللغة", "Language"),
            (Icon::Theme, "المظهر", "Theme"),
        ] {
            let name = say(look, arabic, english);
            Button::icon(icon, name).keys("Ctrl Z").show(ui, look);
        }
        let name = say(look, "الطبقات", "Layers");
        Button::icon(Icon::Layers, name)
            .selected(true)
            .show(ui, look);
        let name = say(look, "حذف", "Delete");
        Button::icon(Icon::Delete, name)
            .enabled(false)
            .show(ui, look);
    });
    let menu = Button::new(say(look, "القائمة", "Menu"))
        .with_icon(Icon::Menu)
        .show(ui, look);
    Menu::below(&menu, look, 236.0, |menu| {
        menu.title(say(look, "المشروع", "Project"));
        menu.item(
            Some(Icon::Folder),
            say(look, "فتح مشروع…", "Open a project…"),
            "Ctrl O",
            true,
        );
        menu.item(
            Some(Icon::Import),
            say(look, "استيراد وثائق…", "Import documents…"),
            "",
            true,
        );
        menu.item(
            Some(Icon::Merge),
            say(look, "دمج رمزين", "Merge two tags"),
            "",
            false,
        );
        menu.separator();
        menu.choice("العربية", look.is_rtl());
        menu.choice("English", !look.is_rtl());
    });
}

/// Controls beside each other from the start side.
fn across(ui: &mut Ui, look: &Look, content: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), 27.0);
    ui.allocate_ui_with_layout(size, look.across(), content);
}

fn texts(ui: &mut Ui, look: &Look) {
    heading(ui, look, say(look, "تعريف الرمز", "About the tag"));
    let definition = say(
        look,
        "يقول المتكلم إنه لم يعد يصدّق القادة أو يثق بقراراتهم، كما في تقرير Reuters (15/03/2016) أو في %62.5 من الشهادات.\nThe speaker says so in English as well.",
        "The speaker says he no longer believes the leaders, as in 62.5% of testimonies (15/03/2016).\nيقول المتكلم إنه لم يعد يصدّق Reuters.",
    );
    paragraph(ui, look, Text::new(definition), definition, look.ink());
    let quote = "«لم نعد نعرف من يأمر ومن يُؤمر، ولم نعد نصدّق أحداً منهم».";
    let naskh = Text::new(quote).face(Face::Naskh).size(16.0);
    paragraph(ui, look, naskh, quote, look.ink());
    heading(ui, look, say(look, "السطور", "Lines"));
    let title = Text::new("الشهادة الثالثة: الطريق من المعسكر");
    line(
        ui,
        look,
        40.0,
        title.face(Face::Naskh).semibold().size(22.0),
    );
    let quiet = say(
        look,
        "مقابلة · 12 آذار 2017 · 1,240 كلمة",
        "Interview · 12 March 2017 · 1,240 words",
    );
    line(
        ui,
        look,
        22.0,
        Text::new(quiet).size(12.5).colour(look.quiet()),
    );
    line(ui, look, 22.0, Text::new(quote).direction(Direction::Rtl));
    line(
        ui,
        look,
        22.0,
        Text::new(say(look, "في الوسط", "In the middle"))
            .medium()
            .centred(),
    );
    line(
        ui,
        look,
        22.0,
        Text::new(say(look, "في الآخر", "At the end"))
            .semibold()
            .at_end(),
    );
    line(
        ui,
        look,
        22.0,
        Text::new("1,240 + 2 = 1,242").colour(look.accent()),
    );
    across(ui, look, |ui| {
        for keys in ["/", "Ctrl F", "Alt N", "g1"] {
            let (_, place) = ui.allocate_space(vec2(keycap_width(look, keys), 20.0));
            keycap(look, ui.painter(), place, keys);
        }
    });
    across(ui, look, |ui| {
        for hue in [10, 75, 110, 150, 165, 220, 255, 295, 330] {
            let (_, place) = ui.allocate_space(vec2(13.0, 18.0));
            chip(ui, look, place, Some(hue));
        }
    });
}

fn line(ui: &mut Ui, look: &Look, height: f32, text: Text<'_>) {
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), height));
    text.paint(look, ui.painter(), place);
}

fn opened(language: Language, theme: Theme, scale: f32) -> TestWindow<Drawn<()>> {
    let opening = Opening::default().size(900.0, 600.0).scale(scale);
    let mut window = opening
        .language(language)
        .theme(theme)
        .show((), |ui, look, ()| gallery(ui, look));
    let menu = if language == Arabic {
        "القائمة"
    } else {
        "Menu"
    };
    window.click_label(menu);
    window.leave();
    window
}

macro_rules! pictures {
    ($($test:ident: $language:ident, $theme:ident, $scale:literal, $name:literal;)*) => {
        $(
            #[test]
            fn $test() {
                opened($language, Theme::$theme, $scale).picture($name);
            }
        )*
    };
}

pictures! {
    arabic_light: Arabic, Light, 1.0, "widgets-ar-light";
    arabic_sepia: Arabic, Sepia, 1.0, "widgets-ar-sepia";
    arabic_dark: Arabic, Dark, 1.0, "widgets-ar-dark";
    english_light: English, Light, 1.0, "widgets-en-light";
    english_sepia: English, Sepia, 1.0, "widgets-en-sepia";
    english_dark: English, Dark, 1.0, "widgets-en-dark";
    arabic_light_fine: Arabic, Light, 2.0, "widgets-ar-light-2x";
}

#[test]
fn a_tip_and_the_ring_of_the_keyboard() {
    let opening = Opening::default().size(900.0, 600.0).theme(Theme::Light);
    let mut window = opening.show((), |ui, look, ()| gallery(ui, look));
    window.focus("حفظ القرار");
    let undo = window.rect("تراجع").center();
    window.hover(undo);
    window.wait(1.0);
    window.picture("widgets-ar-tip");
}
