using System.Globalization;

namespace LocalOfferCms.Admin.Life;

/// <summary>What the forms of moves ask for; each move reads its own part.</summary>
internal sealed class MoveInput
{
    /// <summary>A note, to the author or for the record.</summary>
    public string? Note { get; set; }
    /// <summary>Who is asked to approve.</summary>
    public string? To { get; set; }
    /// <summary>Why what the checks found is passed.</summary>
    public string? PassReason { get; set; }
    /// <summary>The day on which it goes on the site.</summary>
    public string? Day { get; set; }
    /// <summary>The time of that day, on the council's clocks.</summary>
    public string? Time { get; set; }
    /// <summary>What stands in its place: <c>nothing</c>, <c>notice</c> or <c>redirect</c>.</summary>
    public string Place { get; set; } = "notice";
    /// <summary>What is said in its place.</summary>
    public string? Notice { get; set; }
    /// <summary>The address of the page to see instead.</summary>
    public string? See { get; set; }
    /// <summary>Whether the person knows where it is used.</summary>
    public bool Knows { get; set; }
    /// <summary>The new owner.</summary>
    public string? Owner { get; set; }
    /// <summary>The team, in words.</summary>
    public string? Team { get; set; }
    /// <summary>The new review date.</summary>
    public string? ReviewDue { get; set; }

    /// <summary>The day and time that were typed; null when either cannot be read.</summary>
    public DateTime? When => DateOf(Day) is { } day && TimeOnly.TryParseExact(Time?.Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? day.ToDateTime(time)
        : null;

    /// <summary>A day as date fields post it.</summary>
    public static DateOnly? DateOf(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
