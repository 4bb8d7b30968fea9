using System.Net;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.Participation.Retention;
using LocalOfferCms.Participation.Useful;
using LocalOfferCms.Tests.Comments.Requests;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Retention;

/// <summary>What has been kept long enough goes, and what the law asks to be recorded stays.</summary>
[Collection(RequestCollection.Name)]
public class RetentionTests(RequestFixture council)
{
    [Fact]
    public async Task Contact_NinetyDaysAfterClosing_GoesWithTheSecretLink()
    {
        var old = await ClosedAsync("rosa@example.org", days: 91);
        var young = await ClosedAsync("rita@example.org", days: 89);

        await ExpireAsync();

        Assert.False(await HasContactAsync(old));
        Assert.True(await HasContactAsync(young));
        using var gone = await council.Visitor.GetAsync(RequestFixture.MyDataOf(old));
        using var there = await council.Visitor.GetAsync(RequestFixture.MyDataOf(young));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (gone.StatusCode, there.StatusCode));
        Assert.True(await council.DbAsync(db => db.Set<CommentOriginal>().AnyAsync(o => o.CommentId == old.CommentId)));
        Assert.NotEmpty(await council.AuditAsync("ContactDetailsExpired"));
    }

    [Fact]
    public async Task Original_SixYearsAfterClosing_GoesButForAChildsSafety()
    {
        var old = await ClosedAsync(null, days: 2_200);
        var safety = await ClosedAsync(null, days: 2_200, CommentSafety.Confirmed);

        await ExpireAsync();

        Assert.False(await council.DbAsync(db => db.Set<CommentOriginal>().AnyAsync(o => o.CommentId == old.CommentId)));
        Assert.True(await council.DbAsync(db => db.Set<CommentOriginal>().AnyAsync(o => o.CommentId == safety.CommentId)));
        Assert.Equal("Working text", await council.DbAsync(db => db.Set<Comment>().Where(c => c.CommentId == old.CommentId).Select(c => c.Text).SingleAsync()));
    }

    [Fact]
    public async Task Request_TwoYearsAfterTheAnswer_LosesItsWords()
    {
        var request = new FormRequest
        {
            RequestId = "old-request", Reference = "ASK-OLD22", Kind = RequestKind.DataComplaint, ReceivedUtc = council.Now.AddDays(-900), DueUtc = council.Now.AddDays(-870),
            Words = "Mine", Answer = "Ours", AnsweredUtc = council.Now.AddDays(-800),
        };
        await council.DbAsync(async db =>
        {
            db.AddRange(request, new RequestContact { RequestId = request.RequestId, Name = "Rob", Email = "rob@example.org" });
            return await db.SaveChangesAsync();
        });

        await ExpireAsync();

        var left = await council.DbAsync(db => db.Set<FormRequest>().AsNoTracking().SingleAsync(r => r.RequestId == request.RequestId));
        Assert.Equal(("", "", RequestKind.DataComplaint), (left.Words, left.Answer, left.Kind));
        Assert.False(await council.DbAsync(db => db.Set<RequestContact>().AnyAsync(c => c.RequestId == request.RequestId)));
    }

    [Fact]
    public async Task Uses_AfterTwentyFiveMonths_Go()
    {
        var (old, young) = (council.Now.Date.AddMonths(-26), council.Now.Date.AddMonths(-24));
        await council.DbAsync(async db =>
        {
            db.AddRange(new PageUse { PageId = "kept-long", Day = old, No = 1 }, new PageUse { PageId = "kept-long", Day = young, No = 1 });
            return await db.SaveChangesAsync();
        });

        await ExpireAsync();

        Assert.Equal([young], await council.DbAsync(db => db.Set<PageUse>().Where(u => u.PageId == "kept-long").Select(u => u.Day).ToListAsync()));
    }

    [Fact]
    public async Task Change_ByAnAdministrator_ShowsToThePublic()
    {
        var page = await FormPage.OpenAsync(council.Admin, "admin/retention", "#retention");
        var refused = await page.Set("RequestMonths", "never").PressAndFollowAsync("Save", "#retention");
        Assert.Equal(["Enter a whole number of months from 1 to 600."], refused.Errors);
        await refused.Set("RequestMonths", "36").PressAndFollowAsync("Save");

        Assert.Contains("3 years after we have answered it", (await FormPage.OpenAsync(council.Visitor, "privacy")).Text, StringComparison.Ordinal);
        Assert.Null((await FormPage.OpenAsync(council.Officer, "admin/retention")).Document.QuerySelector("#retention"));
        await (await FormPage.OpenAsync(council.Admin, "admin/retention", "#retention")).Set("RequestMonths", "24").PressAndFollowAsync("Save");
    }

    private Task<Comment> ClosedAsync(string? email, int days, CommentSafety safety = CommentSafety.None) => council.CommentAsync(email, safety, c =>
    {
        c.Stage = CommentStage.Closed;
        c.ClosedUtc = council.Now.AddDays(-days);
    });

    private Task<bool> HasContactAsync(Comment comment) => council.DbAsync(db => db.Set<CommentContact>().AnyAsync(c => c.CommentId == comment.CommentId));

    private Task<bool> ExpireAsync() => council.InAsync(async services =>
    {
        await services.GetServices<IJobHandler>().OfType<Expire>().Single().HandleAsync("", default);
        return true;
    });
}
