using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Admin.Structure;

/// <summary>The number of the page of a list, from the address. Read by hand: Razor Pages keeps the name <c>page</c> for itself.</summary>
internal static class PageQuery
{
    public static int PageNumber(this HttpRequest request) =>
        int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;
}
