using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers.Moves;
using LocalOfferCms.Participation.Answers.Reading;
using LocalOfferCms.Participation.Answers.Routing;
using LocalOfferCms.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Participation.Answers;

/// <summary>Registers routing to owners, their answers and approval.</summary>
internal static class AnswersServices
{
    public static IServiceCollection AddAnswers(this IServiceCollection services)
    {
        services.AddScoped<IOwnerLookup, LocalOfferOfficer>();
        services.AddScoped<IOwnerLookup, CommentOfficers>();
        services.AddScoped<OwnerMail>();
        services.AddScoped<CommentRouter>();
        services.AddScoped<CommentNotices>();
        services.AddScoped<CommentOfficersToTell>();
        services.AddScoped<IJobHandler, NoticeJob>();
        services.AddScoped<IOwnedWork, CommentsOfLeavers>();
        services.AddScoped<IWorkflowActivity, RouteCommentTask>();
        services.AddScoped<IWorkflowActivity, RemindCommentOwnerTask>();
        services.AddScoped<IWorkflowActivity, EscalateCommentTask>();
        services.AddScoped<IWorkflowActivity, ReturnToOwnerTask>();
        services.AddScoped<IWorkflowActivity, NotifyApproversTask>();
        services.AddScoped<IWorkflowActivity, CommentAnsweredEvent>();
        services.AddScoped<IWorkflowActivity, CommentDecidedEvent>();
        services.AddScoped<IWorkflowActivity, CommentDueEvent>();
        services.AddScoped<AnswerComments>();
        services.AddScoped<ApproveAnswer>();
        services.AddScoped<ReturnAnswer>();
        services.AddScoped<ReassignComment>();
        services.AddScoped<MarkReplied>();
        services.AddScoped<ReplyList>();
        services.AddScoped<Snippets>();
        services.AddScoped<AnswerClock>();
        services.AddScoped<AnswerDesk>();
        services.AddScoped<CommentLists>();
        services.AddScoped<WaitingAnswers>();
        services.AddScoped<PlainWords>();
        services.AddSingleton<IAdminMenu, AnswersMenu>();
        services.AddSingleton<IAuditWords, AnswersAuditWords>();
        return services;
    }
}
