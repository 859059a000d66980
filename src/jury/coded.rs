//! Enums whose text form is part of the API, the database and the record.

/// Declares a fieldless enum with its stable text form: `as_str`, `FromStr`, serde and the schema
/// all use the same words.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident => $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, utoipa::ToSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant),*
        }

        impl $name {
            /// Every variant, in the order of the story.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable text form.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|one| one.as_str() == text)
                    .ok_or_else(|| format!("unknown {}: {text}", stringify!($name)))
            }
        }
    };
}

pub(crate) use coded;

#[cfg(test)]
mod tests {
    use crate::jury::{ballots, evidence, recommendations};

    #[test]
    fn the_text_form_is_the_one_of_the_api() {
        macro_rules! same {
            ($($name:ty),*) => {$(
                for one in <$name>::ALL {
                    assert_eq!(serde_json::json!(one), one.as_str());
                    assert_eq!(one.as_str().parse::<$name>(), Ok(*one));
                }
            )*};
        }
        same!(ballots::RoundState, ballots::Way, ballots::Denominator, ballots::Secrecy);
        same!(evidence::EvidenceState, recommendations::RecommendationState, recommendations::AmendmentState);
        assert!("hooray".parse::<ballots::Way>().is_err());
    }
}
