using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Register.Runs;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Admin.Schools;

/// <summary>The last imports of schools, and the form for another.</summary>
[RequiresPermission(Permissions.ManageSchools)]
[RequestSizeLimit(ImportDesk.MaxUpload)]
[RequestFormLimits(MultipartBodyLengthLimit = ImportDesk.MaxUpload)]
internal sealed partial class ImportsModel(CmsDbContext db, ImportDesk desk, SaveSettings save, CurrentPerson person) : PageModel
{
    private const int PageSize = 10;

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public IFormFile? SchoolsFile { get; set; }

    [BindProperty]
    public IFormFile? LinksFile { get; set; }

    [BindProperty]
    public IFormFile? TrustsFile { get; set; }

    [BindProperty]
    public IFormFile? Section41File { get; set; }

    [BindProperty]
    public IFormFile? CensusFile { get; set; }

    public IReadOnlyList<SchoolImport> Runs { get; private set; } = [];

    public PageNumbers Pages { get; private set; } = null!;

    public string Own { get; private set; } = "";

    /// <summary>The council's numbers in the register, with commas between.</summary>
    [BindProperty]
    public string? LaCodes { get; set; }

    /// <summary>Districts whose schools are the council's too, with commas between.</summary>
    [BindProperty]
    public string? Districts { get; set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (SchoolsFile is null)
        {
            ModelState.AddModelError(nameof(SchoolsFile), "Choose the file of all establishments.");
        }
        else
        {
            try
            {
                return LocalRedirect($"~/admin/schools/imports/{await desk.LookAsync(new(SchoolsFile, LinksFile, TrustsFile, Section41File, CensusFile), person.Name, ct)}");
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(FieldOf(refused.Refusals[0].Code), refused.Message);
            }
        }

        await LoadAsync(ct);
        return Page();
    }

    private static string FieldOf(string code) => code switch
    {
        nameof(SideFilePaths.Links) => nameof(LinksFile),
        nameof(SideFilePaths.Trusts) => nameof(TrustsFile),
        nameof(SideFilePaths.Section41) => nameof(Section41File),
        nameof(SideFilePaths.Census) => nameof(CensusFile),
        _ => nameof(SchoolsFile),
    };

    /// <summary>Says which schools of the register are the council's own.</summary>
    public async Task<IActionResult> OnPostOwnAsync(CancellationToken ct)
    {
        var (typedCodes, typedDistricts) = (LaCodes, Districts);
        var (codes, districts) = (Parts(typedCodes), Parts(typedDistricts));
        if (codes.Length + districts.Length == 0)
        {
            ModelState.AddModelError(nameof(LaCodes), "Enter the council’s number in the register, such as 999.");
        }

        if (codes.FirstOrDefault(code => code != SchoolRegisterSettings.Every && !LaCode().IsMatch(code)) is { } noCode)
        {
            ModelState.AddModelError(nameof(LaCodes), $"“{noCode}” is not a council’s number: that has three digits, such as 999.");
        }

        if (districts.FirstOrDefault(code => !District().IsMatch(code)) is { } noDistrict)
        {
            ModelState.AddModelError(nameof(Districts), $"“{noDistrict}” is not the code of a district: that is an E and eight digits, such as E07000999.");
        }

        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            (LaCodes, Districts) = (typedCodes, typedDistricts);
            return Page();
        }

        var members = new JsonObject { ["LaCodes"] = List(codes), ["Districts"] = List(districts) };
        await save.ExecuteAsync(SchoolRegisterSettings.Document, members, RegisterAuditWords.OwnChanged, person.Change(), ct);
        TempData.SayDone("It is saved. The next file brings in these schools.");
        return RedirectToPage();
    }

    public static string Words(SchoolImport run) => run.State switch
    {
        ImportState.LookedAt => "Looked at, not brought in",
        ImportState.Waiting => "Being brought in",
        ImportState.Done => "Brought in",
        _ => "Refused: nothing was changed",
    };

    private async Task LoadAsync(CancellationToken ct)
    {
        Pages = PageNumbers.For(PageNumber, await db.SchoolImports().CountAsync(ct), PageSize, page => $"~/admin/schools/imports?page-number={page}");
        Runs = await db.SchoolImports().AsNoTracking().OrderByDescending(i => i.BegunUtc).ThenByDescending(i => i.SchoolImportId)
            .Skip((Pages.Current - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var own = await SchoolRegisterSettings.ReadAsync(db, ct);
        (Own, LaCodes, Districts) = (own.Words, string.Join(", ", own.LaCodes), string.Join(", ", own.Districts));
    }

    private static string[] Parts(string? typed) => [.. (typed ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static JsonArray List(string[] codes) => [.. codes.Select(code => JsonValue.Create(code))];

    [GeneratedRegex("^[0-9]{3}$")]
    private static partial Regex LaCode();

    [GeneratedRegex("^E0[6-9][0-9]{6}$")]
    private static partial Regex District();
}
