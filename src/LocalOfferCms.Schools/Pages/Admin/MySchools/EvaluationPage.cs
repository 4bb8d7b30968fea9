using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Evaluation;
using LocalOfferCms.Schools.Keepers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>A page about a school's self-evaluation. Whoever it is shared with reads; those who keep the school write. To everybody else there is no such page.</summary>
[RequiresPermission(KeptSchools.Permission, Permissions.ManageSchools)]
internal abstract class EvaluationPage : PageModel
{
    public EvaluatedSchool School { get; private set; } = null!;

    /// <summary>Whether the page is for those alone who keep the school.</summary>
    protected virtual bool IsForOwn => false;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var access = context.HttpContext.RequestServices.GetRequiredService<EvaluationAccess>();
        if (context.RouteData.Values["id"] is not string id || await access.FindAsync(id, context.HttpContext.RequestAborted) is not { } school
            || (!school.IsOwn && (IsForOwn || HttpMethods.IsPost(context.HttpContext.Request.Method))))
        {
            context.Result = NotFound();
            return;
        }

        School = school;
        await next();
    }
}
