using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Ui;
using LocalOfferCms.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Participation.Published;

/// <summary>Registers "You said, we did" and the yearly publication.</summary>
internal static class PublishedServices
{
    public static IServiceCollection AddPublishedAnswers(this IServiceCollection services)
    {
        services.AddCouncilMemory<PublishedPlaces>();
        services.AddSingleton<AnswerSignals>();
        services.AddSingleton<ISearchSource, AnswerDocuments>();
        services.AddSingleton<IAuditWords, PublishedAuditWords>();
        services.AddSingleton<IAdminMenu, PublishedMenu>();
        services.AddSingleton<IRecipeExport, PublishedCommentsExport>();
        services.AddScoped<IRecipeStep, PublishedCommentsStep>();
        services.AddScoped<PublishAnswer>();
        services.AddScoped<IWorkflowActivity, PublishCommentTask>();
        services.AddSingleton<IWorkflowActivity, CommentActionDoneEvent>();
        services.AddScoped<IPageSection, AnswersSection>();
        services.AddScoped<AnswerList>();
        services.AddScoped<AdminAnswers>();
        services.AddScoped<YearNotes>();
        services.AddScoped<CorrectAnswer>();
        services.AddScoped<TakeDownAnswer>();
        services.AddScoped<ChangeAction>();
        services.AddScoped<PublishYear>();
        services.AddScoped<NoteOnYear>();
        services.AddScoped<IJobHandler, YearClock>();
        services.AddSingleton(new RecurringJob(YearClock.JobKind, "0 30 6 * * ?"));
        // The layout draws what stands under a page, from wherever the page comes.
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/YouSaid/{0}.cshtml"));
        return services;
    }

    public static void MapPublishedAnswers(this IEndpointRouteBuilder endpoints)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        endpoints.MapMethods("/you-said-we-did.csv", methods, AnswersFile.ServeAsync).WithMetadata(new CachedPageAttribute("topic", "action", "about", "answer", "q"));
        endpoints.MapMethods("/you-said-we-did/{year:int}.csv", methods, YearFile.ServeAsync).WithMetadata(new CachedPageAttribute());
    }
}
