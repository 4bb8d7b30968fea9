using LocalOfferCms.Admin.Media;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Media;

/// <summary>Chooses a file for a field of a page, and goes back to where it was asked for with <c>picked</c> (the file's path) and <c>field</c>.</summary>
[RequiresPermission(Permissions.ManageMedia)]
[RequestSizeLimit(UploadedFiles.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = UploadedFiles.MostBytes)]
internal sealed class PickModel(MediaShelf shelf, MediaUpload upload, MediaIntake intake, CurrentPerson current) : PageModel
{
    private const int LongestField = 200;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "kind", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "show", SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(Name = "field", SupportsGet = true)]
    public string? Field { get; set; }

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public MediaListView List { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync([], ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsAsked)
        {
            return BadRequest();
        }

        if (Files.Count == 0)
        {
            ModelState.AddModelError(nameof(Files), "Choose at least one file.");
        }

        return await ShowAsync(await upload.AddAsync(Files, current.Change(), ct), ct);
    }

    /// <summary>Whether the address says where to go back to, within this site.</summary>
    private bool IsAsked => Field is { Length: > 0 and <= LongestField } && Url.IsLocalUrl(Return);

    private async Task<IActionResult> ShowAsync(IReadOnlyList<MediaUploaded> results, CancellationToken ct)
    {
        if (!IsAsked)
        {
            return BadRequest();
        }

        var back = Return!.StartsWith('~') ? Url.Content(Return) : Return;
        var question = new MediaQuestion(Words ?? "", Kind ?? "", Show is "withdrawn" or "removed" ? "" : Show ?? "", Number ?? 1);
        List = new(question, await shelf.FindAsync(question, ct), results, intake.TakesPictures, new MediaPick(Field!, back));
        return Page();
    }
}
