using LocalOfferCms.Ui;

namespace LocalOfferCms.Schools.Area;

/// <summary>What stands in a text for a fact of the school that uses it.</summary>
internal static class AreaPlaceholders
{
    public static readonly IReadOnlyList<string> All = ["{school}", "{town}", "{postcode}", "{email}", "{council site}", "{today}"];

    /// <summary>A text with the school's facts. What is not known stays as it is, for a person to fill in.</summary>
    public static string Fill(string text, string name, SchoolIndex? school, string siteName, DateOnly today)
    {
        foreach (var (placeholder, value) in All.Zip([name, school?.Town ?? "", school?.Postcode ?? "", school?.Mailbox ?? "", siteName, LocalTime.Day(today)]))
        {
            text = value.Length == 0 ? text : text.Replace(placeholder, value, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
