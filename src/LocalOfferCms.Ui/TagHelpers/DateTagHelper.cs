using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LocalOfferCms.Ui.TagHelpers;

/// <summary><c>&lt;lo-date utc="…" /&gt;</c>: a day in words inside a <c>time</c> element. The only place where stored times become readers' dates.</summary>
[HtmlTargetElement("lo-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper(LocalTime local) : TagHelper
{
    /// <summary>A stored time, UTC.</summary>
    public DateTime? Utc { get; set; }

    /// <summary>A time out of content: UTC when it says so, else the council's own.</summary>
    public DateTime? Moment { get; set; }

    /// <summary>A day.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Whether the time of day is shown too.</summary>
    public bool WithTime { get; set; }

    /// <summary>Whether the weekday is left out.</summary>
    public bool Short { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        DateTime? time = Utc is { } utc ? local.FromUtc(utc) : Moment is { } moment ? local.FromContent(moment) : null;
        if ((time is { } t ? DateOnly.FromDateTime(t) : Day) is not { } day)
        {
            output.SuppressOutput();
            return;
        }

        var words = Short ? LocalTime.Day(day) : LocalTime.LongDay(day);
        var withTime = WithTime && time is not null;
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", withTime
            ? time!.Value.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.SetContent(withTime ? $"{words}, {LocalTime.Clock(TimeOnly.FromDateTime(time!.Value))}" : words);
    }
}
