using System.Text.Json.Nodes;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Participation.Comments;

/// <summary>What a council has set about comments: the settings document <c>Comments</c>, data of a recipe that a council may change.</summary>
/// <param name="AnswerWorkingDays">Within how many working days an owner is to answer.</param>
/// <param name="RemindWorkingDays">After how many working days without an answer the owner is reminded.</param>
/// <param name="SortWorkingDays">Within how many working days a comment is to be sorted.</param>
/// <param name="ReadTimes">When comments are read, in words: "Monday to Friday, 9am to 5pm".</param>
/// <param name="SmallestCount">Counts below this are not shown to the public.</param>
/// <param name="ContactDays">How many days after closing contact details are kept.</param>
/// <param name="SamplePercent">What share of the comments left out in a month a second person looks at again.</param>
/// <param name="OfficerId">The Local Offer officer, who answers what has no other owner; null when nobody is named.</param>
internal sealed record CommentSettings(
    int AnswerWorkingDays, int RemindWorkingDays, int SortWorkingDays, string ReadTimes, int SmallestCount, int ContactDays, int SamplePercent, string? OfficerId)
{
    public const string Document = "Comments";

    public static CommentSettings Of(SiteSnapshot site)
    {
        var settings = site.Settings.GetValueOrDefault(Document) ?? [];
        return new(
            Number(settings, "AnswerWorkingDays", 15), Number(settings, "RemindWorkingDays", 10), Number(settings, "SortWorkingDays", 3),
            site.Setting(Document, "ReadTimes") ?? "Monday to Friday, 9am to 5pm", Number(settings, "SmallestCount", 5),
            Number(settings, "ContactDays", 90), Number(settings, "SamplePercent", 20), site.Setting(Document, "OfficerId"));
    }

    private static int Number(JsonObject settings, string name, int otherwise) =>
        settings[name] is JsonValue value && value.TryGetValue<int>(out var number) && number >= 0 ? number : otherwise;
}
