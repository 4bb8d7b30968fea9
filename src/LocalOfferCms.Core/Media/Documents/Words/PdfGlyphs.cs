using System.Globalization;
using System.Text;

namespace LocalOfferCms.Core.Media.Documents.Words;

/// <summary>What letters the bytes of a plain font stand for, and what the names of letters mean.</summary>
internal static class PdfGlyphs
{
    private const string Windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private const string Macintosh =
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

    private static readonly Dictionary<string, string> Named = Pairs(
        "space= exclam=! quotedbl=\" numbersign=# dollar=$ percent=% ampersand=& quotesingle=' parenleft=( parenright=) asterisk=* plus=+ comma=, hyphen=- minus=- period=. slash=/ "
        + "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 colon=: semicolon=; less=< equal== greater=> question=? at=@ bracketleft=[ backslash=\\ bracketright=] underscore=_ "
        + "quoteleft=‘ quoteright=’ quotedblleft=“ quotedblright=” quotesinglbase=‚ quotedblbase=„ endash=– emdash=— bullet=• ellipsis=… sterling=£ Euro=€ degree=° copyright=© registered=® trademark=™ "
        + "fi=fi fl=fl ff=ff ffi=ffi ffl=ffl eacute=é egrave=è ecircumflex=ê agrave=à aacute=á acircumflex=â adieresis=ä odieresis=ö udieresis=ü ccedilla=ç ntilde=ñ oacute=ó iacute=í uacute=ú "
        + "section=§ dagger=† onehalf=½ onequarter=¼ threequarters=¾ multiply=× guillemotleft=« guillemotright=» nbspace= a73=▪");

    /// <summary>The letter that a byte stands for in a font without names of its own.</summary>
    public static char Letter(byte value, bool isMacintosh) =>
        value < 0x80 ? (char)value
        : isMacintosh ? Macintosh[value - 0x80]
        : value < 0xA0 ? Windows[value - 0x80] : (char)value;

    /// <summary>The letters that a name such as <c>eacute</c> or <c>uni00E9</c> stands for; null when nobody can say.</summary>
    public static string? OfName(string name)
    {
        var plain = name.Split('.')[0];
        if (plain.Length == 1)
        {
            return plain;
        }

        if (Named.TryGetValue(plain, out var letters))
        {
            return letters;
        }

        var hex = plain.StartsWith("uni", StringComparison.Ordinal) ? plain[3..] : plain.StartsWith('u') ? plain[1..] : "";
        return hex.Length is >= 4 and <= 6 && int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) ? new Rune(code).ToString() : null;
    }

    private static Dictionary<string, string> Pairs(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split(' '))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            found[pair[..at]] = at + 1 == pair.Length ? " " : pair[(at + 1)..];
        }

        return found;
    }
}
