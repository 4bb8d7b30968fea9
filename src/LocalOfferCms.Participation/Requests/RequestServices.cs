using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using LocalOfferCms.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Participation.Requests;

/// <summary>Registers requests that come by a form.</summary>
internal static class RequestServices
{
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.AddSingleton<IPageSection, RequestSections>();
        services.AddSingleton<IAdminMenu, RequestMenu>();
        services.AddSingleton<IAuditWords, RequestAuditWords>();
        services.AddSingleton<RequestGuard>();
        services.AddScoped<SendRequest>();
        services.AddScoped<AcknowledgeRequest>();
        services.AddScoped<AnswerRequest>();
        services.AddScoped<RequestMail>();
        services.AddScoped<RequestList>();
        services.AddScoped<IWorkflowActivity, DataProtectionComplaintEvent>();
        services.AddScoped<IWorkflowActivity, FormatRequestedEvent>();
        services.AddScoped<IWorkflowActivity, MyDataRequestedEvent>();
        services.AddScoped<IWorkflowActivity, RequestAnsweredEvent>();
        services.AddScoped<IWorkflowActivity, AcknowledgeRequestTask>();
        services.AddScoped<IWorkflowActivity, AlertRequestOfficersTask>();
        services.AddScoped<IWorkflowActivity, EscalateRequestTask>();
        services.AddScoped<IWorkflowActivity, TellRequesterTask>();
        services.AddScoped<IWorkflowValues, RequestValues>();
        return services;
    }
}
