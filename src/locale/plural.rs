//! Arabic plural forms of numbers from 100 on, which the plural rules below Fluent get wrong.
//!
//! CLDR asks for the last two digits (`n % 100 = 3..10` is few, `11..99` many); `intl_pluralrules`
//! 7.0 compares the whole number instead, so that 103 would be "other". A number is therefore given
//! as a smaller one of the same form, and carries what is to be shown along.

use super::{Language, Value};
use fluent_bundle::types::FluentNumber;

/// A number that has the plural form of `value` and is shown as it.
pub fn with_form(language: Language, value: &Value<'_>) -> Value<'static> {
    match value {
        Value::Number(number) if !number.value.is_finite() => Value::from(number.value.to_string()),
        Value::Number(number) if language == Language::Arabic => arabic(number),
        other => other.clone().into_owned(),
    }
}

/// Shows a number as what it stands for.
pub fn show<M>(value: &Value<'_>, _memoizer: &M) -> Option<String> {
    match value {
        Value::Number(number) => number.options.currency.clone(),
        _ => None,
    }
}

fn arabic(number: &FluentNumber) -> Value<'static> {
    let mut number = number.clone();
    if number.value >= 100.0 && number.value.fract() == 0.0 {
        number.options.currency = Some(number.as_string().into_owned());
        number.value = match number.value % 100.0 {
            0.0..3.0 => 100.0,
            3.0..11.0 => 10.0,
            _ => 99.0,
        };
    }
    Value::Number(number)
}
