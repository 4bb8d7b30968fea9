using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>A page about one school, for those who keep it and for the council. To everybody else there is no such page, whatever they send.</summary>
[RequiresPermission(KeptSchools.Permission, Permissions.ManageSchools)]
internal abstract class SchoolPage : PageModel
{
    public KeptSchool School { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var kept = context.HttpContext.RequestServices.GetRequiredService<KeptSchools>();
        if (context.RouteData.Values["id"] is not string id || await kept.FindAsync(id, context.HttpContext.RequestAborted) is not { } school)
        {
            context.Result = NotFound();
            return;
        }

        School = school;
        await next();
    }
}
