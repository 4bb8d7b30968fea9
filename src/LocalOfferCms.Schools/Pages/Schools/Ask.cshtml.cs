using System.Text;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Compare;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Schools.SchoolPage;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Schools.Pages.Schools;

/// <summary>Questions to a school, made ready to send by one's own mail, to read out on the telephone, or to take along. There is no form that sends:
/// what a family tells a school about a child would then pass through the council, which has no need of it and would have to guard it; a school can only
/// answer somebody whose address it has; and a mailbox that anybody can fill without a name is soon not read. Nothing is kept here, and nothing is sent.
/// What is chosen stands in the address, and holds no words of the family's. One query.</summary>
internal sealed class AskModel(SchoolComparisonReader reader, SiteSnapshots snapshots) : PageModel
{
    /// <summary>Longer addresses are cut off by some mail programs.</summary>
    private const int LongestMail = 1_800;

    public const string ChooseOne = "Choose at least one question.";

    public SiteSnapshot Site { get; private set; } = null!;

    public ComparedSchool School { get; private set; } = null!;

    public Asker Asker { get; private set; }

    public IReadOnlyList<ReportQuestion> Questions { get; private set; } = [];

    public IReadOnlySet<string> Chosen { get; private set; } = new HashSet<string>();

    /// <summary>Whether a message was asked for without a question.</summary>
    public bool IsEmpty => !ModelState.IsValid;

    /// <summary>The message with the questions that were chosen.</summary>
    public string Message { get; private set; } = "";

    public ReachView Reach { get; private set; } = null!;

    public static string FieldOf(ReportQuestion question) => $"question-{question.Id}";

    /// <summary>Whether the school has answered a question in its report.</summary>
    public bool IsAnswered(ReportQuestion question) => School.Answers(Asker).TryGetValue(question.Id, out var answer) && answer.IsAnswered;

    public async Task<IActionResult> OnGetAsync(string? school, CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        if (school is null || (await reader.ReadAsync([school], Site, ct)).Schools is not [var found])
        {
            return NotFound();
        }

        School = found;
        Asker = Request.Query["view"] == "young-person" ? Asker.YoungPeople : Asker.Parents;
        Questions = ReportQuestions.Of(Site, Asker);
        Chosen = Request.Query["question"].OfType<string>().Where(id => Questions.Any(q => q.Id == id)).ToHashSet(StringComparer.Ordinal);
        Reach = SchoolFacts.FirstContact(School.Content);
        Message = MessageOf([.. Questions.Where(q => Chosen.Contains(q.Id))]);
        if (Chosen.Count == 0 && Questions.Count > 0 && Request.Query.ContainsKey("make"))
        {
            ModelState.AddModelError(FieldOf(Questions[0]), ChooseOne);
        }

        ViewData["Title"] = $"{(IsEmpty ? "Error: " : "")}Questions to {School.Page.Title}";
        ViewData["NoIndex"] = true;
        return Page();
    }

    /// <summary>A link that opens one's own mail with the message in it; null when the school has no mailbox or the message is too long for a link.</summary>
    public string? MailLink
    {
        get
        {
            var link = $"mailto:{Reach.Email}?subject={Uri.EscapeDataString(SchoolPageSettings.Of(Site).Ask("Subject", School.Page.Title))}&body={Uri.EscapeDataString(Message.ReplaceLineEndings("\r\n"))}";
            return Reach.Email.Length > 0 && link.Length <= LongestMail ? LinkAddress.Resolve(link, Request.PathBase) : null;
        }
    }

    private string MessageOf(IReadOnlyList<ReportQuestion> questions)
    {
        var words = SchoolPageSettings.Of(Site);
        var message = new StringBuilder(words.Ask("Opening", School.Page.Title));
        foreach (var question in questions)
        {
            message.Append("\n\n- ").Append(question.For(School.Kind));
        }

        return message.Append("\n\n").Append(words.Ask("Closing", School.Page.Title)).ToString();
    }
}
