using System.Text.Json.Nodes;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Retention;

/// <summary>What is kept how long, and until when requests are to be dealt with: the settings document <c>Requests</c>, data of a recipe that a council
/// may change.</summary>
/// <param name="ContactDays">How many days after a comment is closed, or a request answered, contact details and secret links are kept.</param>
/// <param name="OriginalMonths">How many months after a comment is closed its words as they were sent are kept; 0 for good. What was published of it,
/// or the reason why it was not, stays in any case: that is the lawful record (reg 56).</param>
/// <param name="RequestMonths">How many months after the answer the words of a request are kept.</param>
/// <param name="UseMonths">How many months counts of "was this page useful?" are kept.</param>
/// <param name="AcknowledgeDays">Within how many days the sender of a complaint is told that it came (Data Protection Act 2018 s.164A).</param>
/// <param name="MyDataDays">Within how many days somebody who asks about their own data is answered (UK GDPR Art 12(3): a month).</param>
/// <param name="FormatWorkingDays">Within how many working days another format is sent.</param>
internal sealed record RetentionSettings(
    int ContactDays, int OriginalMonths, int RequestMonths, int UseMonths, int AcknowledgeDays, int MyDataDays, int FormatWorkingDays)
{
    public const string Document = "Requests";

    public static RetentionSettings Of(SiteSnapshot site)
    {
        var settings = site.Settings.GetValueOrDefault(Document) ?? [];
        return new(
            CommentSettings.Of(site).ContactDays, Number(settings, nameof(OriginalMonths), 72), Number(settings, nameof(RequestMonths), 24),
            Number(settings, nameof(UseMonths), 25), Number(settings, nameof(AcknowledgeDays), 30), Number(settings, nameof(MyDataDays), 28),
            Number(settings, nameof(FormatWorkingDays), 10));
    }

    /// <summary>What is kept and for how long, in words for everybody.</summary>
    public IReadOnlyList<KeptFor> Kept =>
    [
        new("How to reach you (your email address, telephone number or postal address) and your private link", Days(ContactDays) + " after we have dealt with what you sent", "So that we can answer you, and so that you can read the answer."),
        new("Your comment in the words that you sent", OriginalMonths == 0 ? "For good" : Months(OriginalMonths) + " after we have dealt with it", "So that we can show that we used it fairly. Few people may open it, and each time is written down."),
        new("Your comment without what could tell who you are, and our answer", "For good", "The law asks us to publish comments about the Local Offer with our answers, and to keep a record of those that we did not publish."),
        new("The words of a request or a complaint about data", Months(RequestMonths) + " after we have answered it", "So that we can show what we did."),
        new("How many people found a page useful", Months(UseMonths), "These are numbers only. We do not know who answered."),
    ];

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private static string Months(int months) => (months, months % 12) switch
    {
        (1, _) => "1 month",
        (12, _) => "1 year",
        ( > 12, 0) => $"{months / 12} years",
        _ => $"{months} months",
    };

    private static int Number(JsonObject settings, string name, int otherwise) =>
        settings[name] is JsonValue value && value.TryGetValue<int>(out var number) && number >= 0 ? number : otherwise;
}

/// <summary>One thing that is kept.</summary>
internal sealed record KeptFor(string What, string HowLong, string Why);
