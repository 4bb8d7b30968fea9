using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Text;

/// <summary>What content may be made of. Anything that is not here does not get through: there is no list of bad things to keep up to date.</summary>
internal static partial class HtmlAllowList
{
    /// <summary>Ids in content begin with this, so that they can be neither a name a script looks for nor an id of the layout.</summary>
    public const string IdPrefix = "c-";

    private static readonly FrozenSet<string> Phrasing = Set(
        "a abbr b br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var");

    private static readonly FrozenSet<string> Block = Set(
        "h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd table caption thead tbody tfoot tr th td blockquote pre hr figure figcaption "
        + "div section article details summary");

    // Elements whose text is code, a choice of values or a message to old browsers: the text goes too.
    private static readonly FrozenSet<string> WithContent = Set(
        "script style template noscript noembed noframes iframe frame frameset object embed applet param svg math title "
        + "textarea select datalist option canvas audio video map portal fencedframe colgroup col");

    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["strike"] = "s", ["acronym"] = "abbr", ["tt"] = "code", ["listing"] = "pre", ["xmp"] = "pre", ["plaintext"] = "pre",
        ["main"] = "div", ["header"] = "div", ["footer"] = "div", ["aside"] = "div", ["nav"] = "div", ["address"] = "div",
        ["center"] = "div", ["form"] = "div", ["fieldset"] = "div", ["legend"] = "div", ["hgroup"] = "div", ["menu"] = "ul", ["dir"] = "ul",
    }.ToFrozenDictionary();

    public static bool IsPhrasing(string element) => Phrasing.Contains(element);

    public static bool DropsContent(string element) => WithContent.Contains(element);

    /// <summary>The element that this one is written as; null when only its content stays.</summary>
    public static string? Element(string name) =>
        Phrasing.Contains(name) || Block.Contains(name) ? name : Renamed.GetValueOrDefault(name);

    /// <summary>The attribute's value as it is written; null when it is dropped. No class is let through: none of ours means anything in content from elsewhere.</summary>
    public static string? Attribute(string element, string name, string value) => (element, name) switch
    {
        (_, "id") => Id(value),
        (_, "lang") => LanguageTag().IsMatch(value) ? value : null,
        (_, "dir") => OneOf(value, "ltr", "rtl", "auto"),
        ("a", "href") => SafeAddress.Link(value),
        ("a" or "abbr" or "dfn", "title") => value,
        ("img", "src") => SafeAddress.Picture(value),
        ("img", "alt") => value,
        ("img", "width" or "height") => Number(value, 1, 10_000),
        ("th" or "td", "colspan") => Number(value, 2, 100),
        ("th" or "td", "rowspan") => Number(value, 2, 1_000),
        ("th", "scope") => OneOf(value, "col", "row", "colgroup", "rowgroup"),
        ("ol", "start") or ("li", "value") => Number(value, -100_000, 100_000),
        ("ol", "reversed") or ("details", "open") => "",
        ("ol", "type") => value is "1" or "a" or "A" or "i" or "I" ? value : null,
        _ => null,
    };

    public static string? Id(string value)
    {
        var id = value.StartsWith(IdPrefix, StringComparison.Ordinal) ? value : IdPrefix + value;
        return SafeId().IsMatch(id) ? id : null;
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet();

    private static string? OneOf(string value, params ReadOnlySpan<string> choices)
    {
        foreach (var choice in choices)
        {
            if (value.Equals(choice, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        return null;
    }

    private static string? Number(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}\z")]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^c-[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}\z")]
    private static partial Regex SafeId();
}
