using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Insight;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.Participation.Retention;
using LocalOfferCms.Participation.Useful;
using LocalOfferCms.Participation.Triage;
using LocalOfferCms.Participation.Published;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Participation;

/// <summary>Comments from the public: the response box, sorting, answers, "you said, we did". Each feature registers itself in a file of its own.</summary>
public sealed class ParticipationModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Participation";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddAnswers();
        services.AddTriage();
        services.AddResponseBox();
        services.AddPublishedAnswers();
        services.AddUseful();
        services.AddInsight();
        services.AddRequests();
        services.AddRetention();
        services.AddScoped<IWaitingWork, ParticipationWaiting>();
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model)
    {
        CommentModel.Configure(model);
        AnswersModel.Configure(model);
        TriageModel.Configure(model);
        CommentReplyModel.Configure(model);
        PublishedModel.Configure(model);
        PageUse.Configure(model);
        InsightIndexes.Configure(model);
        RequestModel.Configure(model);
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPublishedAnswers();
        endpoints.MapUseful();
    }
}
