using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Answers;

/// <summary>An owner answers, as somebody does who comes twice a year.</summary>
[Collection(AnswersCollection.Name)]
public sealed class AnsweringTests(AnswersFixture answers)
{
    [Fact]
    public async Task Answer_ByTheLinkInTheMail_IsKeptSentAndApproved()
    {
        var owner = await answers.PersonAsync("Lin Link", Roles.PageOwner);
        var id = await answers.CommentAsync("The times are wrong.", await answers.PageAsync("By link", owner));
        var link = new Uri(Assert.Single(await answers.MailToAsync(owner)).Links[0]).PathAndQuery.TrimStart('/');
        using var browser = answers.Host.CreateBrowser(answers.Council);

        var form = await (await FormPage.OpenAsync(browser, link)).PressAndFollowAsync("Sign in", "#answer");
        Assert.Contains("The times are wrong.", form.Text, StringComparison.Ordinal);
        Assert.Equal(["The times are wrong."], form.Values("Form.YouSaid").Select(v => v.Trim()));
        var preview = await AnswersFixture.Fill(form).PressAndFollowAsync("See how it will look");
        Assert.Contains("School transport team", preview.Text, StringComparison.Ordinal);
        await preview.PressAndFollowAsync("Send for approval");

        Assert.Equal(CommentStage.Answered, (await answers.FindAsync(id)).Stage);
        var response = await answers.AnswerOfAsync(id);
        Assert.Equal((ResponseStage.InReview, owner.Id), (response.Stage, response.AuthorId));
        Assert.Contains(await answers.MailToAsync(answers.Approver), m => m.Subject == "To approve: an answer about 'By link'");

        using var approver = await answers.SignInAsync(answers.Approver);
        Assert.Contains("Written by Lin Link", (await FormPage.OpenAsync(approver, "admin/answers/approve")).Text, StringComparison.Ordinal);
        Assert.Contains("With Lin Link", (await FormPage.OpenAsync(approver, "admin/answers?show=sent&whose=all")).Text, StringComparison.Ordinal);
        Assert.Contains("waits for approval", (await FormPage.OpenAsync(approver, "admin")).Text.Replace("wait for approval", "waits for approval", StringComparison.Ordinal), StringComparison.Ordinal);
        var page = await FormPage.OpenAsync(approver, $"admin/answers/approve/{response.ResponseId}", "#approve");
        var notChecked = await page.PressAndFollowAsync("Approve", "#approve");
        Assert.Equal(["Say that you have checked that nobody can be identified."], notChecked.Errors);
        await notChecked.Set("Checked", "true").PressAndFollowAsync("Approve");

        var approved = await answers.FindAsync(id);
        Assert.Equal((CommentStage.Approved, true), (approved.Stage, approved.AnsweredUtc is not null));
        Assert.Equal(answers.Approver.Id, (await answers.AnswerOfAsync(id)).ApprovedById);
    }

    [Fact]
    public async Task Owner_EveryPage_SeesNeitherOriginalNorContact()
    {
        var owner = await answers.PersonAsync("Una Unknowing", Roles.PageOwner);
        var page = await answers.PageAsync("Nothing shown", owner);
        var id = await answers.CommentAsync("Redacted words", page);
        var held = await answers.CommentAsync("Held words", page);
        await answers.DbAsync(db => db.Set<Comment>().Where(c => c.CommentId == held).ExecuteUpdateAsync(set => set.SetProperty(c => c.Safety, CommentSafety.Held)));
        using var browser = await answers.SignInAsync(owner);
        await AnswersFixture.Fill(await FormPage.OpenAsync(browser, $"admin/answers/{id}", "#answer")).PressAndFollowAsync("Save and come back later");

        foreach (var address in new[] { "admin", "admin/answers", "admin/answers?show=sent", $"admin/answers/{id}", $"admin/answers/{id}/preview", $"admin/answers/{id}/reassign" })
        {
            var html = await browser.GetStringAsync(address);
            Assert.DoesNotContain("Original", html, StringComparison.Ordinal);
            Assert.DoesNotContain(AnswersFixture.Address, html, StringComparison.Ordinal);
            Assert.DoesNotContain("960123", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Held words", html, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/answers/{held}")).StatusCode);
        var other = await answers.PersonAsync("Otto Other", Roles.PageOwner);
        using var stranger = await answers.SignInAsync(other);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"admin/answers/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("admin/answers/approve")).StatusCode);
    }

    [Fact]
    public async Task Post_Incomplete_SaysWhatIsMissingAndLosesNothing()
    {
        var owner = await answers.PersonAsync("Ian Incomplete", Roles.PageOwner);
        var id = await answers.CommentAsync("Half", await answers.PageAsync("Half", owner));
        using var browser = await answers.SignInAsync(owner);
        var form = await FormPage.OpenAsync(browser, $"admin/answers/{id}", "#answer");

        var again = await form.Set("Form.Text", "We are on it.").Set("Form.YouSaid", "Ring me on 01632 960123").Set("Form.Action", "Planned").Set("Form.ActionOwner", "Olga Officer").PressAndFollowAsync(null, "#answer");

        Assert.Contains("The public would read '01632 960123' (a telephone or NHS number). Take it out.", again.Errors);
        Assert.Contains("Say what is done.", again.Errors);
        Assert.Contains("'Olga Officer' is a person. The public must not read a person's name: enter the team.", again.Errors);
        Assert.Contains("Enter by when it will be done, such as 2027-03-31.", again.Errors);
        Assert.Equal("We are on it.", again.Values("Form.Text")[0].Trim());
        // It is kept besides: who opens the page anew finds it.
        Assert.Equal("We are on it.", (await FormPage.OpenAsync(browser, $"admin/answers/{id}", "#answer")).Values("Form.Text")[0].Trim());
        Assert.Equal(CommentStage.WithOwner, (await answers.FindAsync(id)).Stage);
    }

    [Fact]
    public async Task Answer_SeveralComments_ServesAllAndRaisesEach()
    {
        var owner = await answers.PersonAsync("Sev Several", Roles.PageOwner);
        var page = await answers.PageAsync("Several", owner);
        var first = await answers.CommentAsync("First", page);
        var second = await answers.CommentAsync("Second", page);
        var third = await answers.CommentAsync("Third", page);
        var folded = await answers.CommentAsync("First, again", page, c => c.SameAsId = first, run: false);
        await answers.DbAsync(db => db.Set<Comment>().Where(c => c.CommentId == folded).ExecuteUpdateAsync(set => set.SetProperty(c => c.Stage, CommentStage.WithOwner).SetProperty(c => c.OwnerId, owner.Id)));
        await answers.RunJobsAsync();

        await answers.AnswerAsync(owner, first, more: form => form.Set("Form.Also", second));

        var response = await answers.AnswerOfAsync(first);
        foreach (var id in new[] { second, folded })
        {
            var comment = await answers.FindAsync(id);
            Assert.Equal((CommentStage.Answered, response.ResponseId), (comment.Stage, comment.ResponseId));
        }

        Assert.Equal((CommentStage.WithOwner, null), ((await answers.FindAsync(third)).Stage, (await answers.FindAsync(third)).ResponseId));
        Assert.Single(await answers.MailToAsync(answers.Approver), m => m.Subject == "To approve: an answer about 'Several'");
    }

    [Fact]
    public async Task Return_WithNote_ComesBackToTheOwnerOnce()
    {
        var owner = await answers.PersonAsync("Bo Back", Roles.PageOwner);
        var page = await answers.PageAsync("Sent back", owner);
        var id = await answers.CommentAsync("Please", page);
        var other = await answers.CommentAsync("Please too", page);
        await answers.AnswerAsync(owner, id, more: form => form.Set("Form.Also", other));
        var response = await answers.AnswerOfAsync(id);
        using var approver = await answers.SignInAsync(answers.Approver);

        var form = await FormPage.OpenAsync(approver, $"admin/answers/approve/{response.ResponseId}", "#return");
        Assert.Equal(["Write what is to be changed. The owner reads it."], (await form.PressAndFollowAsync("Send it back", "#return")).Errors);
        await form.Set("Note", "Say it more simply.").PressAndFollowAsync("Send it back");

        var mail = (await answers.MailToAsync(owner)).Where(m => m.Subject.StartsWith("Sent back", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain("simply", Assert.Single(mail).Text, StringComparison.Ordinal);
        using var browser = await answers.SignInAsync(owner);
        Assert.Contains("Say it more simply.", (await FormPage.OpenAsync(browser, $"admin/answers/{id}")).Text, StringComparison.Ordinal);

        // The second round comes to the approvers anew.
        await answers.AnswerAsync(owner, id, "Simple words.", form => form.Set("Form.Also", other));
        Assert.Equal(2, (await answers.MailToAsync(answers.Approver)).Count(m => m.Subject == "To approve: an answer about 'Sent back'"));
    }

    [Fact]
    public async Task Approve_OwnAnswer_IsRefused()
    {
        var owner = await answers.PersonAsync("Wil Writer", Roles.PageOwner, Roles.Approver);
        var id = await answers.CommentAsync("Mine", await answers.PageAsync("Own work", owner));
        await answers.AnswerAsync(owner, id);
        var response = (await answers.AnswerOfAsync(id)).ResponseId;
        using var browser = await answers.SignInAsync(owner);

        var page = await FormPage.OpenAsync(browser, $"admin/answers/approve/{response}", "#approve");
        Assert.Contains("You wrote some of it. Somebody else has to approve it.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#approve"));

        // Nor by a form of another page.
        var back = await FormPage.OpenAsync(browser, $"admin/answers/approve/{response}", "#return");
        var token = back.Values("__RequestVerificationToken")[0];
        using var posted = await browser.PostAsync($"admin/answers/approve/{response}", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["revision"] = back.Values("revision")[0], ["Checked"] = "true" }));
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        Assert.Equal(CommentStage.Answered, (await answers.FindAsync(id)).Stage);
    }

    [Fact]
    public async Task Save_SomebodyElseSavedMeanwhile_ShowsBothTexts()
    {
        var owner = await answers.PersonAsync("Sol Slow", Roles.PageOwner);
        var id = await answers.CommentAsync("Stale", await answers.PageAsync("Stale", owner));
        using var slow = await answers.SignInAsync(owner);
        using var officer = await answers.SignInAsync(answers.Officer);
        var opened = await FormPage.OpenAsync(slow, $"admin/answers/{id}", "#answer");
        await (await FormPage.OpenAsync(officer, $"admin/answers/{id}", "#answer")).Set("Form.Text", "What Olga wrote.").PressAndFollowAsync("Save and come back later");

        var stale = await AnswersFixture.Fill(opened, "What Sol wrote.").PressAndFollowAsync("See how it will look", "#answer");

        Assert.Contains("Somebody else changed this while you wrote. Nothing of yours is lost: both texts are below.", stale.Errors);
        Assert.Contains("What Olga wrote.", stale.Document.QuerySelector("#theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("What Sol wrote.", stale.Values("Form.Text")[0].Trim());
        Assert.Equal("What Olga wrote.", (await answers.AnswerOfAsync(id)).Text);

        await stale.PressAndFollowAsync("See how it will look");
        Assert.Equal("What Sol wrote.", (await answers.AnswerOfAsync(id)).Text);
    }

    [Fact]
    public async Task NotMine_WithReason_GoesToTheOfficerWhoGivesItOn()
    {
        var owner = await answers.PersonAsync("Nell Notmine", Roles.PageOwner);
        var right = await answers.PersonAsync("Rita Right", Roles.PageOwner);
        var id = await answers.CommentAsync("Whose?", await answers.PageAsync("Whose", owner));
        using (var browser = await answers.SignInAsync(owner))
        {
            var form = await FormPage.OpenAsync(browser, $"admin/answers/{id}/reassign");
            Assert.Equal(["Say why it is not yours. The officer reads it."], (await form.PressAndFollowAsync()).Errors);
            await form.Set("Reason", "It is about health.").PressAndFollowAsync();
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/answers/{id}")).StatusCode);
        }

        Assert.Equal(answers.Officer.Id, (await answers.FindAsync(id)).OwnerId);
        using var officer = await answers.SignInAsync(answers.Officer);
        Assert.Contains("It is about health.", (await FormPage.OpenAsync(officer, $"admin/answers/{id}")).Text, StringComparison.Ordinal);
        var choose = await FormPage.OpenAsync(officer, $"admin/answers/{id}/reassign");
        Assert.Equal(["Choose who answers it."], (await choose.PressAndFollowAsync()).Errors);
        await choose.Set("Person", right.Id).PressAndFollowAsync();

        Assert.Equal(right.Id, (await answers.FindAsync(id)).OwnerId);
        Assert.Single(await answers.MailToAsync(right));
    }

    [Fact]
    public async Task Apart_Answered_IsForTheSenderOnly()
    {
        var owner = await answers.PersonAsync("Ap Art", Roles.PageOwner);
        var id = await answers.CommentAsync("From a supplier", await answers.PageAsync("Apart", owner), c => c.IsApart = true);
        using var browser = await answers.SignInAsync(owner);

        var form = await FormPage.OpenAsync(browser, $"admin/answers/{id}", "#answer");
        Assert.Contains("your answer goes to the sender only", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Form.YouSaid", form.Names);
        await answers.AnswerAsync(owner, id);

        var response = await answers.AnswerOfAsync(id);
        Assert.Equal(("", null), (response.YouSaid, response.ContentItemId));
    }

    [Fact]
    public async Task Keep_WhileTyping_AnswersWithTheRevision()
    {
        var owner = await answers.PersonAsync("Kit Keep", Roles.PageOwner);
        var id = await answers.CommentAsync("Typing", await answers.PageAsync("Typing", owner));
        using var browser = await answers.SignInAsync(owner);
        var form = await FormPage.OpenAsync(browser, $"admin/answers/{id}", "#answer");
        var fields = form.Set("Form.Text", "Half a sent").Names.SelectMany(name => form.Values(name).Select(value => KeyValuePair.Create(name, value)));

        using var kept = await browser.PostAsync($"admin/answers/{id}?handler=Keep", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.Equal(["1"], kept.Headers.GetValues("X-Answer-Revision"));
        Assert.Equal("Half a sent", (await answers.AnswerOfAsync(id)).Text);
    }

    [Fact]
    public async Task Snippet_CouncilsAndOwn_ArePutIntoTheAnswer()
    {
        var owner = await answers.PersonAsync("Sny Snippet", Roles.PageOwner);
        var id = await answers.CommentAsync("Again", await answers.PageAsync("Snippets", owner));
        using var officer = await answers.SignInAsync(answers.Officer);
        await (await FormPage.OpenAsync(officer, "admin/answers/snippets/new", "#snippet")).Set("Title", "Thanks").Set("Text", "Thank you for telling us.").Set("IsCouncils", "true").PressAndFollowAsync("Save");
        using var browser = await answers.SignInAsync(owner);
        await (await FormPage.OpenAsync(browser, "admin/answers/snippets/new", "#snippet")).Set("Title", "Sny’s text").Set("Text", "Our team reads it.").PressAndFollowAsync("Save");

        var form = await FormPage.OpenAsync(browser, $"admin/answers/{id}", "#answer");
        var options = form.Document.QuerySelectorAll("#Form_Snippet option").ToDictionary(o => o.TextContent, o => o.GetAttribute("value")!);
        var with = await form.Set("Form.Text", "Hello.").Set("Form.Snippet", options["Thanks"]).PressAndFollowAsync("Put it in", "#answer");

        Assert.Contains("Sny’s text", options.Keys);
        Assert.Equal("Hello.\n\nThank you for telling us.", with.Values("Form.Text")[0].ReplaceLineEndings("\n").Trim());
        Assert.DoesNotContain("Sny’s text", (await FormPage.OpenAsync(officer, "admin/answers/snippets")).Text, StringComparison.Ordinal);
        // The council's text is not an owner's to change.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/answers/snippets/{options["Thanks"]}")).StatusCode);
    }

    [Fact]
    public async Task Answer_AboutASmallSchool_IsForItsTopicOnly()
    {
        var owner = await answers.PersonAsync("Sam School", Roles.PageOwner);
        var id = await answers.CommentAsync("About a school", "school", c => c.OwnerId = owner.Id);
        using var browser = await answers.SignInAsync(owner);

        var form = await FormPage.OpenAsync(browser, $"admin/answers/{id}", "#answer");

        Assert.Contains("It is published under its topic only", form.Text, StringComparison.Ordinal);
        Assert.Equal(["topic"], form.Values("Form.Place"));
        var again = await AnswersFixture.Fill(form).PressAndFollowAsync("See how it will look", "#answer");
        Assert.Equal(["Choose the topic that it is published under."], again.Errors);
        await again.Set("Form.Topic", "sen-support").PressAndFollowAsync("See how it will look");
        Assert.Equal(("sen-support", null), ((await answers.AnswerOfAsync(id)).Topic, (await answers.AnswerOfAsync(id)).ContentItemId));
    }
}
