using LocalOfferCms.Core.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LocalOfferCms.Ui;

/// <summary>What a content type does when one of its pages is asked for, before the page is shown: lead elsewhere, give a file, set headers.</summary>
public interface IPageVisits
{
    /// <summary>The content type.</summary>
    string ContentType { get; }

    /// <summary>The answer instead of the page; null to show the page.</summary>
    /// <param name="page">The page, with what follows its address in <see cref="PageContext.SubPath"/>.</param>
    /// <param name="http">The request, and the headers of the response.</param>
    /// <param name="view">What the layout is told; <c>TitlePrefix</c> goes before the title, such as "Error: ".</param>
    IActionResult? Answer(PageContext page, HttpContext http, ViewDataDictionary view);
}
