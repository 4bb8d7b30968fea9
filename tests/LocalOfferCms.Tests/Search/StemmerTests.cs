using LocalOfferCms.Core.Search;

namespace LocalOfferCms.Tests.Search;

public class StemmerTests
{
    [Theory]
    [InlineData("assess", "assesses", "assessed", "assessing", "assessment", "assessments")]
    [InlineData("child", "children")]
    [InlineData("therapy", "therapies", "therapist", "therapists")]
    [InlineData("education", "educational", "educating", "educate")]
    [InlineData("disabled", "disability", "disabilities")]
    [InlineData("exclude", "excluded", "exclusion", "exclusions")]
    [InlineData("refuse", "refused", "refusal")]
    [InlineData("refer", "referral", "referrals", "referred")]
    [InlineData("swim", "swimming")]
    [InlineData("diagnosis", "diagnosed", "diagnose")]
    [InlineData("attend", "attending", "attendance")]
    [InlineData("mediation", "mediate", "mediator")]
    [InlineData("talk", "talking", "talks")]
    public void Stem_FormsOfAWord_AreTheSame(params string[] forms) => Assert.Single(forms.Select(Stemmer.Stem).Distinct());

    [Theory]
    [InlineData("universal", "university")]
    [InlineData("care", "car")]
    [InlineData("news", "new")]
    [InlineData("family", "famous")]
    [InlineData("station", "state")]
    [InlineData("early", "ear")]
    [InlineData("mental", "mentor")]
    public void Stem_OtherWords_StayApart(string one, string other) => Assert.NotEqual(Stemmer.Stem(one), Stemmer.Stem(other));

    [Theory]
    [InlineData("m2")]
    [InlineData("école")]
    [InlineData("ot")]
    [InlineData("bus")]
    [InlineData("नमस्ते")]
    public void Stem_WordsThatAreNotEnglish_StayAsTheyAre(string word) => Assert.Equal(word, Stemmer.Stem(word));

    [Theory]
    [InlineData("Child’s CARER'S don't", "child carer dont")]
    [InlineData("Café e\u0301cole m²", "cafe ecole m2")]
    [InlineData("post-16, 3.5e10 www.example.org", "post 16 3 5e10 www example org")]
    [InlineData("\u0301 🙂 --", "")]
    public void Words_OfAText_AreFolded(string text, string words) => Assert.Equal(words, string.Join(' ', Words.Of(text)));
}
