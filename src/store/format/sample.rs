//! Random records of any kind, for tests that write and read them.

/// Gives numbers that look random and follow from a seed.
pub(crate) struct Dice(pub u64);

/// Something of which a test can make a random value.
pub(crate) trait Sample {
    /// A random value.
    fn sample(dice: &mut Dice) -> Self;
}

impl Dice {
    /// A number from 0 to `count` - 1.
    pub fn below(&mut self, count: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % count as u64) as usize
    }
}

impl Sample for String {
    fn sample(dice: &mut Dice) -> Self {
        let all = [
            "a", "رأي", "\"", "\\", "\n", "\u{202E}", "), ", "ِ", "1", "😀", "//",
        ];
        // A field that must be there may not be empty; what may be absent is an option elsewhere.
        let length = 1 + dice.below(4);
        (0..length).map(|_| all[dice.below(all.len())]).collect()
    }
}

impl Sample for bool {
    fn sample(dice: &mut Dice) -> Self {
        dice.below(2) == 0
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl Sample for $number {
            fn sample(dice: &mut Dice) -> Self {
                dice.below(60_000) as $number
            }
        })*
    };
}

numbers!(u16, u32, u64, usize);

impl Sample for f64 {
    fn sample(dice: &mut Dice) -> Self {
        dice.below(1_000) as f64 / 8.0 - 50.0
    }
}

impl<T: Sample> Sample for Option<T> {
    fn sample(dice: &mut Dice) -> Self {
        bool::sample(dice).then(|| T::sample(dice))
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample(dice: &mut Dice) -> Self {
        (0..dice.below(3)).map(|_| T::sample(dice)).collect()
    }
}

impl<A: Sample, B: Sample> Sample for (A, B) {
    fn sample(dice: &mut Dice) -> Self {
        (A::sample(dice), B::sample(dice))
    }
}
