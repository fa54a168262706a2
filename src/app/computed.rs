//! A value that follows from others, computed only when they change.

/// A value computed from a key, kept until it is asked for with another key.
///
/// The key must hold everything that the value follows from. A frame that asks with an equal key
/// only compares.
pub struct Computed<K, T> {
    kept: Option<(K, T)>,
}

impl<K, T> Default for Computed<K, T> {
    fn default() -> Self {
        Self { kept: None }
    }
}

impl<K: PartialEq, T> Computed<K, T> {
    /// The value for a key, computed by `compute` unless the last one was for an equal key.
    pub fn get(&mut self, key: K, compute: impl FnOnce() -> T) -> &T {
        let kept = self.kept.take().filter(|(of, _)| *of == key);
        let (_, value) = self.kept.insert(kept.unwrap_or_else(|| (key, compute())));
        value
    }
}

impl<K, T> Computed<K, T> {
    /// The last value if `is_current` says so of its key, else one computed with its key. Spares
    /// making a key in every frame.
    pub fn get_if(
        &mut self,
        is_current: impl FnOnce(&K) -> bool,
        compute: impl FnOnce() -> (K, T),
    ) -> &T {
        let kept = self.kept.take().filter(|(of, _)| is_current(of));
        let (_, value) = self.kept.insert(kept.unwrap_or_else(compute));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_computed_once_for_a_key() {
        let mut computed = Computed::default();
        let mut times = 0;
        for key in [1, 1, 2, 2, 1] {
            let value = *computed.get(key, || {
                times += 1;
                key * 10
            });
            assert_eq!(value, key * 10);
        }
        assert_eq!(times, 3);
    }
}
