using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Theme.Reading;

/// <summary>How large the text is.</summary>
public enum TextSize
{
    /// <summary>As the browser has it.</summary>
    Normal,
    /// <summary>A little larger.</summary>
    Large,
    /// <summary>A third larger.</summary>
    Larger,
    /// <summary>Half as large again.</summary>
    Largest,
}

/// <summary>Room between lines, words and letters.</summary>
public enum TextSpacing
{
    /// <summary>As designed.</summary>
    Normal,
    /// <summary>Wider.</summary>
    Wide,
}

/// <summary>Colours.</summary>
public enum TextContrast
{
    /// <summary>Light or dark, as the browser asks.</summary>
    System,
    /// <summary>Light always.</summary>
    Light,
    /// <summary>Dark always.</summary>
    Dark,
    /// <summary>Yellow on black.</summary>
    High,
}

/// <summary>What a reader asked for on the page "Text size and colours". There are 32 values in all, so a page may be cached for each.</summary>
/// <param name="Size">Text size.</param>
/// <param name="Spacing">Spacing.</param>
/// <param name="Contrast">Colours.</param>
public readonly record struct ReaderSettings(TextSize Size, TextSpacing Spacing, TextContrast Contrast)
{
    /// <summary>The cookie. It is set only when a reader presses "Save" on the page for it, and holds three digits.</summary>
    public const string CookieName = "lo-reader";

    private const int Length = 3;

    /// <summary>The settings of a request; the default ones when it brings none, or something else.</summary>
    public static ReaderSettings Of(HttpRequest request) => Parse(request.Cookies[CookieName]);

    /// <summary>Reads <see cref="Key"/> back. Whatever is not one of the 32 values is the default.</summary>
    public static ReaderSettings Parse(string? key)
    {
        if (key is not { Length: Length } || key.Any(c => !char.IsAsciiDigit(c)))
        {
            return default;
        }

        var settings = new ReaderSettings((TextSize)(key[0] - '0'), (TextSpacing)(key[1] - '0'), (TextContrast)(key[2] - '0'));
        return settings.IsKnown ? settings : default;
    }

    /// <summary>Whether each part is one that we have: numbers out of a form may be any.</summary>
    public bool IsKnown => Enum.IsDefined(Size) && Enum.IsDefined(Spacing) && Enum.IsDefined(Contrast);

    /// <summary>Three digits: part of a page's cache key, and the cookie's value.</summary>
    public string Key => string.Create(Length, this, static (span, settings) =>
    {
        span[0] = (char)('0' + (int)settings.Size);
        span[1] = (char)('0' + (int)settings.Spacing);
        span[2] = (char)('0' + (int)settings.Contrast);
    });

    /// <summary><c>data-text</c> of the root element.</summary>
    public string SizeName => Size.ToString().ToLowerInvariant();

    /// <summary><c>data-spacing</c> of the root element.</summary>
    public string SpacingName => Spacing.ToString().ToLowerInvariant();

    /// <summary><c>data-contrast</c> of the root element.</summary>
    public string ContrastName => Contrast.ToString().ToLowerInvariant();
}
