using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>A line of what a school says of itself.</summary>
internal sealed record AboutField(string Name, string Label, string Hint = "", bool IsLong = false);

/// <summary>What a school says of itself beside the report: who to ask, who answers for it, access, quality marks.</summary>
internal sealed class AboutModel(ReportDrafts drafts, SchoolDetails details, CurrentPerson current) : SchoolPage
{
    private const string Marks = "QualityMarks";
    private const int Longest = 2_000;
    private const string YesNo = "Yes, no, or in words.";

    public static readonly IReadOnlyList<(string Heading, AboutField[] Fields)> Groups =
    [
        ("Who to ask",
        [
            new("FirstContact", "Who to ask first", "A role, not a name, such as: the class teacher."), new("FirstContactTelephone", "Their telephone"), new("FirstContactEmail", "Their mailbox"),
            new("SencoEmail", "SENCO’s mailbox", "A shared mailbox, not a person’s."), new("SencoTelephone", "SENCO’s telephone"), new("SencoHours", "When the SENCO can be reached"),
            new("AccountableBody", "Who answers for the report", "The governing body, or the academy trust."),
        ]),
        ("Getting in and around",
        [
            new("StepFree", "Step-free", YesNo), new("AccessibleToilet", "Accessible toilet", YesNo), new("ChangingPlace", "Room for changing", YesNo), new("HearingLoop", "Hearing loop", YesNo),
            new("QuietSpace", "Quiet or sensory room", YesNo), new("Parking", "Accessible parking", YesNo), new("Languages", "Help in other languages"), new("Equipment", "Equipment"),
        ]),
        ("Quality marks", [new(Marks, "Quality marks", "One on a line.", true)]),
    ];

    [BindProperty]
    public Dictionary<string, string?> Values { get; set; } = [];

    [BindProperty]
    public string? Seen { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var school = (await drafts.OpenAsync(School.Id, ct))!.School;
        var part = school.Part("SchoolPart");
        Values = All.ToDictionary(f => f.Name, f => (string?)(f.Name == Marks ? string.Join('\n', part.Values(Marks)) : part.Text(f.Name)));
        Seen = SchoolDetails.MarkOf(school.Json);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (All.FirstOrDefault(f => Values.GetValueOrDefault(f.Name) is { Length: > Longest }) is { } tooLong)
        {
            ModelState.AddModelError("", $"{tooLong.Label}: 2,000 characters or fewer.");
            return Page();
        }

        try
        {
            var saved = await details.SaveAsync(School.Id, Seen ?? "", Set, current.Change(), ct);
            TempData.SayDone(saved.IsOnSite ? "Saved. Families see it now." : $"Saved, and not on the site yet. {string.Join(" ", saved.Reasons.Select(r => r.Message))}");
            return RedirectToPage("School", new { id = School.Id });
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused);
            // The next press counts: what others saved has been told.
            Seen = SchoolDetails.MarkOf((await drafts.OpenAsync(School.Id, ct))!.School.Json);
            ModelState.Remove(nameof(Seen));
            return Page();
        }
    }

    private static IEnumerable<AboutField> All => Groups.SelectMany(g => g.Fields);

    private void Set(JsonObject part)
    {
        foreach (var field in All)
        {
            var value = (Values.GetValueOrDefault(field.Name) ?? "").ReplaceLineEndings("\n").Trim();
            if (field.Name == Marks)
            {
                var marks = value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct();
                part[Marks] = new JsonObject { ["Values"] = new JsonArray([.. marks.Select(m => (JsonNode)m)]) };
            }
            else if (value.Length > 0 || new ContentPart(part).Text(field.Name).Length > 0)
            {
                part[field.Name] = new JsonObject { ["Text"] = value };
            }
        }
    }
}
