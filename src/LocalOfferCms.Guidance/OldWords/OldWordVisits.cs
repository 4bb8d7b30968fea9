using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LocalOfferCms.Guidance.OldWords;

/// <summary>An address that an old word or an old letter leads to: it takes the reader to today's page, which then says what the word meant.
/// Without a page to go to, the address shows its own words.</summary>
internal sealed class OldWordVisits : IPageVisits
{
    /// <inheritdoc/>
    public string ContentType => "OldWord";

    /// <inheritdoc/>
    public IActionResult? Answer(PageContext page, HttpContext http, ViewDataDictionary view)
    {
        var part = page.Content.Part("OldWordPart");
        if (page.Picked(part.Items("Page")).FirstOrDefault()?.Link is not { Path: { } path, IsArchived: false } || page.SubPath.Length > 0)
        {
            return null;
        }

        // Not for ever: today's page may be another one next year.
        var word = ContentPath.Slug(part.Text("Word"));
        return new LocalRedirectResult(http.Request.PathBase.Add(new PathString("/" + path)).ToUriComponent() + (word.Length > 0 ? QueryString.Create("word", word) : QueryString.Empty));
    }
}
