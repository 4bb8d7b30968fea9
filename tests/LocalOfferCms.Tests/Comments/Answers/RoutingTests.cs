using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Answers;

/// <summary>To whom a comment goes, and what they are told.</summary>
[Collection(AnswersCollection.Name)]
public sealed class RoutingTests(AnswersFixture answers)
{
    [Fact]
    public async Task Route_PageWithOwner_GoesToThemByOneMessageWithoutTheWords()
    {
        var owner = await answers.PersonAsync("Pat Page", Roles.PageOwner);
        var page = await answers.PageAsync("School transport", owner);

        var id = await answers.CommentAsync("The bus times are wrong.", page);

        var comment = await answers.FindAsync(id);
        Assert.Equal((owner.Id, CommentStage.WithOwner), (comment.OwnerId, comment.Stage));
        var mail = Assert.Single(await answers.MailToAsync(owner));
        Assert.Equal("Please answer a comment about 'School transport'", mail.Subject);
        Assert.DoesNotContain("bus times", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Original", mail.Text, StringComparison.Ordinal);
        Assert.Contains("because you look after this page", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Route_EachRung_GoesToTheNextWhoCanAnswer()
    {
        var topic = "health";
        var topicOwner = await answers.PersonAsync("Tina Topic");
        await answers.DbAsync(async db =>
        {
            db.PersonRoles.Add(new PersonRole { PersonId = topicOwner.Id, Role = Roles.Editor, Topic = topic });
            return await db.SaveChangesAsync();
        });
        var sectionOwner = await answers.PersonAsync("Sal Section", Roles.PageOwner);
        var provider = await answers.PersonAsync("Pru Provider", Roles.ServiceProvider);
        var section = await answers.PageAsync("Section", sectionOwner);

        // A provider may not answer for the council.
        var ofTopic = await answers.CommentAsync("One", await answers.PageAsync("Of a topic", provider, section, topic));
        var ofSection = await answers.CommentAsync("Two", await answers.PageAsync("Of a section", provider, section));
        var ofNobody = await answers.CommentAsync("Three", await answers.PageAsync("Of nobody"));
        var ofNoPage = await answers.CommentAsync("Four");
        var byTopic = await answers.CommentAsync("Five", null, c => c.Topic = topic);

        Assert.Equal(topicOwner.Id, (await answers.FindAsync(ofTopic)).OwnerId);
        Assert.Equal(sectionOwner.Id, (await answers.FindAsync(ofSection)).OwnerId);
        Assert.Equal(answers.Officer.Id, (await answers.FindAsync(ofNobody)).OwnerId);
        Assert.Equal(answers.Officer.Id, (await answers.FindAsync(ofNoPage)).OwnerId);
        Assert.Equal(topicOwner.Id, (await answers.FindAsync(byTopic)).OwnerId);
    }

    [Fact]
    public async Task Route_OwnerAway_GoesToTheStandIn()
    {
        var owner = await answers.PersonAsync("Ann Away", Roles.PageOwner);
        var standIn = await answers.PersonAsync("Stan Standin", Roles.PageOwner);
        var page = await answers.PageAsync("Page of one who is away", owner);
        using var browser = await answers.SignInAsync(owner);
        var until = DateOnly.FromDateTime(answers.Host.Clock.GetUtcNow().UtcDateTime).AddDays(9);

        var form = await FormPage.OpenAsync(browser, "account/away", "#away");
        var past = await form.Set("Until", "2020-01-01").Set("StandIn", standIn.Id).PressAndFollowAsync("Save", "#away");
        Assert.Equal(["Your last day away must be today or later."], past.Errors);
        await past.Set("Until", until.ToString("yyyy-MM-dd", null)).PressAndFollowAsync("Save");
        var away = await answers.CommentAsync("While away", page);

        Assert.Equal(standIn.Id, (await answers.FindAsync(away)).OwnerId);
        var mail = Assert.Single(await answers.MailToAsync(standIn));
        Assert.Contains($"you stand in for Ann Away, who is away until {LocalOfferCms.Ui.LocalTime.Day(until)}", mail.Text, StringComparison.Ordinal);

        await (await FormPage.OpenAsync(browser, "account/away", "#back")).PressAndFollowAsync("I am back");
        Assert.Equal(owner.Id, (await answers.FindAsync(await answers.CommentAsync("Back again", page))).OwnerId);
    }

    [Fact]
    public async Task Route_StandInsInACircle_GoesOnToTheNextRung()
    {
        var first = await answers.PersonAsync("Fay First", Roles.PageOwner);
        var second = await answers.PersonAsync("Sid Second", Roles.PageOwner);
        var day = DateOnly.FromDateTime(answers.Host.Clock.GetUtcNow().UtcDateTime).AddDays(3);
        await answers.DbAsync(async db =>
        {
            db.AddRange(new Away { PersonId = first.Id, Until = day, StandInId = second.Id }, new Away { PersonId = second.Id, Until = day, StandInId = first.Id });
            return await db.SaveChangesAsync();
        });

        var id = await answers.CommentAsync("Round and round", await answers.PageAsync("Circle", first));

        Assert.Equal(answers.Officer.Id, (await answers.FindAsync(id)).OwnerId);
    }

    [Fact]
    public async Task HandOver_OwnerLeaves_CommentsGoToTheHeirByOneMessage()
    {
        var leaver = await answers.PersonAsync("Lea Leaver", Roles.PageOwner);
        var heir = await answers.PersonAsync("Hal Heir", Roles.PageOwner);
        var page = await answers.PageAsync("Handed over", leaver);
        string[] ids = [await answers.CommentAsync("One", page), await answers.CommentAsync("Two", page)];
        using var administrator = await answers.Host.SignInAsync(answers.Council, Roles.Administrator);

        var form = await FormPage.OpenAsync(administrator, $"admin/people/{leaver.Id}/hand-over");
        await form.Set("To", heir.Email).PressAndFollowAsync();

        foreach (var id in ids)
        {
            Assert.Equal(heir.Id, (await answers.FindAsync(id)).OwnerId);
        }

        Assert.Equal("2 comments to answer, from Lea Leaver", Assert.Single(await answers.MailToAsync(heir)).Subject);
    }

    [Fact]
    public async Task Disable_OwnerLeaves_CommentsGoToTheNextRung()
    {
        var leaver = await answers.PersonAsync("Dan Disabled", Roles.PageOwner);
        var section = await answers.PersonAsync("Sue Section", Roles.PageOwner);
        var page = await answers.PageAsync("Left behind", leaver, await answers.PageAsync("Above", section));
        var id = await answers.CommentAsync("Still open", page);
        using var administrator = await answers.Host.SignInAsync(answers.Council, Roles.Administrator);

        await (await FormPage.OpenAsync(administrator, $"admin/people/{leaver.Id}", "#disable")).PressAndFollowAsync();

        Assert.Equal(section.Id, (await answers.FindAsync(id)).OwnerId);
        Assert.Equal(section.Id, (await answers.FindAsync(await answers.CommentAsync("Later", page))).OwnerId);
    }

    [Fact]
    public async Task Remind_SeveralOfOneOwner_AreOneMessageAndNoneForTheAnswered()
    {
        var owner = await answers.PersonAsync("Rae Reminded", Roles.PageOwner);
        var page = await answers.PageAsync("Reminders", owner);
        string[] ids = [await answers.CommentAsync("One", page), await answers.CommentAsync("Two", page), await answers.CommentAsync("Three", page)];
        await answers.AnswerAsync(owner, ids[2]);
        var before = (await answers.MailToAsync(owner)).Count;

        // Ten working days and the night after.
        await answers.PassAsync(15);
        var reminders = (await answers.MailToAsync(owner)).SkipLast(before).ToList();

        Assert.Equal("Reminder: 2 comments wait for your answer", Assert.Single(reminders).Subject);
        Assert.DoesNotContain("Original", reminders[0].Text, StringComparison.Ordinal);

        // Six more: the officer hears of both at once, and the owner keeps them.
        await answers.PassAsync(9);
        var told = (await answers.MailToAsync(answers.Officer)).Where(m => m.Subject.StartsWith("Not answered by Rae Reminded", StringComparison.Ordinal)).ToList();
        Assert.Equal("Not answered by Rae Reminded: 2 comments", Assert.Single(told).Subject);
        Assert.Equal(owner.Id, (await answers.FindAsync(ids[0])).OwnerId);
        Assert.Single((await answers.MailToAsync(owner)).SkipLast(before));
        using var browser = await answers.SignInAsync(owner);
        Assert.Contains("late", (await FormPage.OpenAsync(browser, "admin/answers")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Due_Shown_CountsWorkingDays()
    {
        var owner = await answers.PersonAsync("Cleo Clock", Roles.PageOwner);
        var id = await answers.CommentAsync("Tick", await answers.PageAsync("Clock", owner));
        using (var browser = await answers.SignInAsync(owner))
        {
            Assert.Contains("15 working days left", (await FormPage.OpenAsync(browser, $"admin/answers/{id}")).Text, StringComparison.Ordinal);
        }

        await answers.DbAsync(async db => await db.Set<Comment>().Where(c => c.CommentId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.DueUtc, answers.Host.Clock.GetUtcNow().UtcDateTime.AddDays(-28))));
        using var later = await answers.SignInAsync(owner);
        Assert.Matches(@"\b(1[6-9]|20) working days late", (await FormPage.OpenAsync(later, "admin/answers")).Text);
    }
}
