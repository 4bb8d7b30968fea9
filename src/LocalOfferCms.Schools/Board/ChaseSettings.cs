using System.Text.RegularExpressions;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Schools.Board;

/// <summary>What schools are told when they are asked for their reports: the settings document <c>SchoolChase</c>, data of a recipe that a council may change.</summary>
/// <param name="Subject">The message's subject, with placeholders.</param>
/// <param name="Text">The message, with placeholders.</param>
/// <param name="AgainAfterDays">For how many days a school that was asked is not asked again, unless somebody says so.</param>
internal sealed record ChaseSettings(string Subject, string Text, int AgainAfterDays)
{
    public const string Document = "SchoolChase";
    private const int UsualDays = 14;

    public static ChaseSettings Of(SiteSnapshot site) => new(
        site.Setting(Document, nameof(Subject)) ?? "", site.Setting(Document, nameof(Text)) ?? "",
        site.Settings.GetValueOrDefault(Document)?[nameof(AgainAfterDays)]?.GetValueKind() == System.Text.Json.JsonValueKind.Number
            ? site.Settings[Document][nameof(AgainAfterDays)]!.GetValue<int>() : UsualDays);
}

/// <summary>What stands for something else in the message.</summary>
internal static partial class ChasePlaceholders
{
    /// <summary>Each school that the receiver keeps, a line each with what is asked of it.</summary>
    public const string Schools = "{schools}";

    /// <summary>The site's name.</summary>
    public const string Site = "{site}";

    /// <summary>The school year of the day.</summary>
    public const string Year = "{year}";

    public static readonly IReadOnlyList<string> All = [Schools, Site, Year];

    /// <summary>What looks like a placeholder and is none.</summary>
    public static IReadOnlyList<string> Unknown(string text) => [.. Braced().Matches(text).Select(m => m.Value).Distinct().Except(All)];

    [GeneratedRegex(@"\{[^{}\r\n]{1,40}\}")]
    private static partial Regex Braced();
}
