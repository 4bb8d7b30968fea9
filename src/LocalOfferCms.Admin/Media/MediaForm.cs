using System.Globalization;
using LocalOfferCms.Core.Media;

namespace LocalOfferCms.Admin.Media;

/// <summary>What the form for a file's details holds, as it was typed.</summary>
internal sealed class MediaForm
{
    public string? Title { get; set; }
    public string? Name { get; set; }
    public string? AltText { get; set; }
    public bool IsDecorative { get; set; }
    public string? Owner { get; set; }
    public string? Licence { get; set; }
    public string? Language { get; set; }
    public bool IsPublic { get; set; }

    /// <summary><c>yes</c>, <c>no</c>, or nothing while nobody has said.</summary>
    public string? ShowsChildren { get; set; }
    public string? ConsentBy { get; set; }
    public string? ConsentReference { get; set; }
    public DateOnly? ConsentUntil { get; set; }

    /// <summary>Per cent from the left.</summary>
    public decimal? FocalX { get; set; }

    /// <summary>Per cent from the top.</summary>
    public decimal? FocalY { get; set; }

    public static MediaForm Of(MediaFile file) => new()
    {
        Title = file.Title,
        Name = file.Name,
        AltText = file.AltText,
        IsDecorative = file.IsDecorative,
        Owner = file.Owner,
        Licence = file.Licence,
        Language = file.Language,
        IsPublic = file.IsPublic,
        ShowsChildren = file.ShowsChildren switch { true => "yes", false => "no", null => null },
        ConsentBy = file.ConsentBy,
        ConsentReference = file.ConsentReference,
        ConsentUntil = file.ConsentUntil,
        FocalX = PerCent(file.FocalX),
        FocalY = PerCent(file.FocalY),
    };

    public MediaDetails Details() => new()
    {
        Title = Text(Title),
        Name = Text(Name),
        AltText = Text(AltText),
        IsDecorative = IsDecorative,
        Owner = Text(Owner),
        Licence = Text(Licence),
        Language = Text(Language),
        IsPublic = IsPublic,
        ShowsChildren = ShowsChildren switch { "yes" => true, "no" => false, _ => null },
        ConsentBy = Text(ConsentBy),
        ConsentReference = Text(ConsentReference),
        ConsentUntil = ConsentUntil,
        FocalX = (double?)FocalX / 100,
        FocalY = (double?)FocalY / 100,
    };

    /// <summary>For the form's field of type date.</summary>
    public string Until => ConsentUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static decimal? PerCent(double? part) => part is { } value ? Math.Round((decimal)value * 100, 1) : null;

    private static string Text(string? typed) => typed?.Trim() ?? "";
}
