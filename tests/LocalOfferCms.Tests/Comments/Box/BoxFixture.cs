using System.Net;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Box;

/// <summary>Two councils whose visitors send comments. Jobs wait until a test has them done.</summary>
public sealed class BoxFixture : IAsyncLifetime
{
    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    internal Tenant Neighbour { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false) { Councils = [MarkedCouncil.Alder, MarkedCouncil.Briar] });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        Neighbour = Host.Council(MarkedCouncil.Briar.Name);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    internal HttpClient Browser(Tenant? council = null) => Host.CreateBrowser(council ?? Council);

    /// <summary>Posts a comment as the form of a page does.</summary>
    internal async Task<HttpResponseMessage> PostAsync(string text, string page = "support/page", Tenant? council = null, params (string Name, string Value)[] more)
    {
        using var client = Browser(council);
        return await client.PostAsync("comments", new FormUrlEncodedContent(
            [KeyValuePair.Create("comment", text), KeyValuePair.Create("page", page), .. more.Select(m => KeyValuePair.Create(m.Name, m.Value))]));
    }

    /// <summary>Sends a comment by the form, and gives its reference and secret.</summary>
    internal async Task<(string Reference, string Secret)> SendAsync(string text, string page = "support/page")
    {
        using var answer = await PostAsync(text, page);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return Parts(answer);
    }

    internal static (string Reference, string Secret) Parts(HttpResponseMessage answer) =>
        answer.Headers.Location!.ToString().Split('/') is [.., var reference, var secret, "details"] ? (reference, secret) : throw new InvalidOperationException($"{answer.Headers.Location}");

    /// <summary>Opens the second step, and lets a little while pass.</summary>
    internal async Task<FormPage> DetailsAsync((string Reference, string Secret) sent)
    {
        var page = await FormPage.OpenAsync(Browser(), $"your-comments/{sent.Reference}/{sent.Secret}/details");
        Host.Clock.Advance(TimeSpan.FromSeconds(20));
        return page;
    }

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    internal Task<Comment> RowAsync(string reference) => DbAsync(db => db.Set<Comment>().AsNoTracking().SingleAsync(c => c.Reference == reference));

    /// <summary>Moves a comment along, as others do.</summary>
    internal Task ChangeAsync(string reference, Action<Comment> change) => DbAsync(async db =>
    {
        change(await db.Set<Comment>().SingleAsync(c => c.Reference == reference));
        return await db.SaveChangesAsync();
    });

    /// <summary>Publishes an answer to a comment.</summary>
    internal async Task<string> AnswerAsync(string reference, CommentStage stage = CommentStage.Published)
    {
        var id = "answer-" + reference.ToLowerInvariant();
        await DbAsync(async db =>
        {
            db.Add(new CommentResponse { ResponseId = id, Text = "We heard you.", ActionText = "New times go up.", YouSaid = "Times are missing.", AuthorId = "x", Stage = ResponseStage.Published, Action = ActionStatus.Planned });
            return await db.SaveChangesAsync();
        });
        await ChangeAsync(reference, c => (c.Stage, c.ResponseId) = (stage, id));
        return id;
    }

    internal Task<SentComment> EnterAsync(NewComment comment) => InAsync(services => services.GetRequiredService<SendComment>().ExecuteAsync(comment, default));
}

/// <summary>The tests of the box share a host.</summary>
[CollectionDefinition(Name)]
public sealed class BoxCollection : ICollectionFixture<BoxFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "Response box";
}
