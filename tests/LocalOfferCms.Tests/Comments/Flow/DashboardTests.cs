using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.Comments.Flow;

/// <summary>The workspace's first page asks the database little, whoever opens it.</summary>
public class DashboardTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Theory]
    [InlineData(Roles.CommentOfficer)]
    [InlineData(Roles.SafeguardingLead)]
    [InlineData(Roles.PageOwner)]
    [InlineData(Roles.Approver)]
    [InlineData(Roles.Administrator)]
    public async Task FirstPage_AsksAtMostEightQueries(string role)
    {
        var page = await flow.PageAsync($"Dashboard {role}");
        var comment = await flow.SentAsync(page, "Something to sort.");
        await flow.SortAsync(comment);
        await flow.SentAsync(page, "Something else to sort.");
        using var browser = await flow.Host.SignInAsync(flow.Council, role);
        using var warm = await browser.GetAsync("admin?warm=1");

        await browser.GetStringAsync($"admin?counted={Uri.EscapeDataString(role)}");

        var commands = flow.Host.Queries.CommandsOf(new Uri(browser.BaseAddress!, $"admin?counted={Uri.EscapeDataString(role)}").ToString());
        Assert.True(commands.Count <= 8, $"{role}: {commands.Count}\n{string.Join("\n\n", commands)}");
        Assert.Single(commands, c => c.Contains("CommentReplies", StringComparison.Ordinal));
    }
}
