using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Insight;

/// <summary>Indexes out of which the figures are read, without the comments' texts.</summary>
internal static class InsightIndexes
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Comment>().HasIndex(c => new { c.ReceivedUtc, c.Safety, c.Stage, c.DueUtc, c.OwnerId, c.Topic, c.About, c.From, c.Channel }, "IX_Comments_Insight");
        model.Entity<Comment>().HasIndex(c => new { c.AnsweredUtc, c.Safety, c.ReceivedUtc, c.DueUtc }, "IX_Comments_Answered");
    }
}
