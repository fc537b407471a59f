//! Numbers on the command line.

use std::fmt::Display;
use std::str::FromStr;

/// A number of rows, names, steps … of which there must be one: nothing can be said of none.
pub(super) fn at_least_one<T>(text: &str) -> Result<T, String>
where
    T: FromStr + From<u8> + PartialOrd,
    T::Err: Display,
{
    match text.parse::<T>() {
        Err(_) if text.parse::<i64>().is_ok_and(|number| number < 1) => Err("it must be 1 or more".to_owned()),
        Ok(number) if number < T::from(1) => Err("it must be 1 or more".to_owned()),
        Ok(number) => Ok(number),
        Err(error) => Err(error.to_string()),
    }
}
