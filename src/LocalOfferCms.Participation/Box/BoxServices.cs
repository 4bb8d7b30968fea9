using LocalOfferCms.Core.Audit;
using LocalOfferCms.Participation.Box.Steps;
using LocalOfferCms.Ui;
using LocalOfferCms.Workflows;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Participation.Box;

/// <summary>Registers the response box and what senders do with a comment afterwards.</summary>
internal static class BoxServices
{
    public static IServiceCollection AddResponseBox(this IServiceCollection services)
    {
        services.AddSingleton<IPageSection, ResponseBox>();
        services.AddSingleton<CommentLimits>();
        services.AddSingleton<RecentComments>();
        services.AddSingleton<IAuditWords, CommentAudit>();
        services.AddScoped<CommentedPages>();
        services.AddScoped<SendComment>();
        services.AddScoped<SenderComments>();
        services.AddScoped<AddDetails>();
        services.AddScoped<TakeBack>();
        services.AddScoped<IWorkflowActivity, CommentReceivedEvent>();
        services.AddScoped<IWorkflowActivity, CommentWithdrawnEvent>();
        services.AddScoped<IWorkflowActivity, AcknowledgeCommentTask>();
        services.AddScoped<IWorkflowActivity, TellSenderTask>();
        services.AddScoped<IWorkflowValues, CommentValues>();
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Participation/{0}.cshtml"));
        return services;
    }
}
