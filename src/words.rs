//! The service's own sentences, in the languages of its pages.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::jury::refusal::{Code, Refusal};

/// A language that the service speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    En,
    Cy,
    Ar,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::En, Self::Cy, Self::Ar];

    /// The language's BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Cy => "cy",
            Self::Ar => "ar",
        }
    }

    /// The direction in which it is written.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if self == Self::Ar { "rtl" } else { "ltr" }
    }

    /// The first language of an `Accept-Language` header that the service speaks.
    #[must_use]
    pub fn accepted(header: Option<&str>) -> Self {
        let mut wishes: Vec<(f32, Self)> = header
            .unwrap_or_default()
            .split(',')
            .filter_map(|wish| {
                let (tag, weight) = wish.split_once(";q=").unwrap_or((wish, "1"));
                let primary = tag.trim().split('-').next().unwrap_or_default();
                let language = Self::ALL.into_iter().find(|language| language.tag() == primary)?;
                Some((weight.trim().parse().unwrap_or(0.0), language))
            })
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.first().map(|(_, language)| *language).unwrap_or_default()
    }
}

type Bundle = FluentBundle<FluentResource>;

/// What the service itself says in one language: refusals, and the words of the results page.
macro_rules! texts {
    ($tag:literal) => {
        bundle(
            $tag,
            &[
                include_str!(concat!("../frontend/src/words/refusals.", $tag, ".ftl")),
                include_str!(concat!("../frontend/src/words/", $tag, ".ftl")),
                include_str!(concat!("../frontend/src/words/vote.", $tag, ".ftl")),
                include_str!(concat!("../frontend/src/words/results.", $tag, ".ftl")),
                include_str!(concat!("../frontend/src/words/counted.", $tag, ".ftl")),
                include_str!(concat!("../frontend/src/words/statements.", $tag, ".ftl")),
            ],
        )
    };
}

static EN: LazyLock<Bundle> = LazyLock::new(|| texts!("en"));
static CY: LazyLock<Bundle> = LazyLock::new(|| texts!("cy"));
static AR: LazyLock<Bundle> = LazyLock::new(|| texts!("ar"));

fn bundle(tag: &str, texts: &[&str]) -> Bundle {
    let languages = tag.parse().into_iter().collect();
    let mut bundle = FluentBundle::new_concurrent(languages);
    bundle.set_use_isolating(false);
    for text in texts {
        // A message that does not parse is left out; the parity test finds it.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// A message with its arguments, or none where there is no such message.
#[must_use]
pub fn say(language: Language, name: &str, facts: &[(&'static str, String)]) -> Option<String> {
    let bundle = match language {
        Language::En => &*EN,
        Language::Cy => &*CY,
        Language::Ar => &*AR,
    };
    let pattern = bundle.get_message(name)?.value()?;
    let mut args = FluentArgs::new();
    for (fact, value) in facts {
        match value.parse::<i64>() {
            Ok(number) => args.set(*fact, number),
            Err(_) => args.set(*fact, value.clone()),
        }
    }
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
}

/// The name of a refusal's message: the code with dashes.
#[must_use]
pub fn message_name(code: Code) -> String {
    format!("refusal-{}", code.as_str().replace('_', "-"))
}

/// The sentence of a refusal.
#[must_use]
pub fn refusal(language: Language, refusal: &Refusal) -> String {
    let name = message_name(refusal.code);
    say(language, &name, &refusal.facts).unwrap_or_else(|| refusal.code.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_a_sentence_in_every_language() {
        for language in Language::ALL {
            for code in Code::ALL {
                let name = message_name(*code);
                assert!(say(language, &name, &[]).is_some(), "{name} has no sentence in {}", language.tag());
            }
        }
    }

    #[test]
    fn the_first_spoken_language_is_taken() {
        assert_eq!(Language::accepted(Some("fr, ar;q=0.5, cy;q=0.9")), Language::Cy);
        assert_eq!(Language::accepted(Some("ar-EG")), Language::Ar);
        assert_eq!(Language::accepted(Some("fr")), Language::En);
    }
}
