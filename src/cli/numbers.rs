//! Numbers on the command line.

use std::fmt::{self, Display};
use std::str::FromStr;

/// The placeholder of a number in the help. Arguments of that placeholder take negative numbers, so that these are
/// refused as such and not as unknown options.
pub(super) const NUMBER: &str = "N";

/// A number of rows, names, steps … of which there must be one: nothing can be said of none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count<T = usize>(pub(super) T);

impl<T> FromStr for Count<T>
where
    T: FromStr + From<u8> + PartialOrd,
    T::Err: Display,
{
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse::<T>() {
            Err(_) if text.parse::<i64>().is_ok_and(|number| number < 1) => Err("it must be 1 or more".to_owned()),
            Ok(number) if number < T::from(1) => Err("it must be 1 or more".to_owned()),
            Ok(number) => Ok(Self(number)),
            Err(error) => Err(error.to_string()),
        }
    }
}

impl<T: Display> Display for Count<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
