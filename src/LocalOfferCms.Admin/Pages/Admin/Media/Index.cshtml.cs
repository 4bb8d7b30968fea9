using LocalOfferCms.Admin.Media;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Media;

/// <summary>The media library: finds files, and takes new ones in.</summary>
[RequiresPermission(Permissions.ManageMedia)]
[RequestSizeLimit(UploadedFiles.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = UploadedFiles.MostBytes)]
internal sealed class IndexModel(MediaShelf shelf, MediaUpload upload, MediaIntake intake, CurrentPerson current) : PageModel
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "kind", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "show", SupportsGet = true)]
    public string? Show { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public MediaListView List { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync([], ct);

    public async Task OnPostAsync(CancellationToken ct)
    {
        if (Files.Count == 0)
        {
            ModelState.AddModelError(nameof(Files), "Choose at least one file.");
        }

        await LoadAsync(await upload.AddAsync(Files, current.Change(), ct), ct);
    }

    private async Task LoadAsync(IReadOnlyList<MediaUploaded> results, CancellationToken ct)
    {
        var question = new MediaQuestion(Words ?? "", Kind ?? "", Show ?? "", Number ?? 1);
        List = new(question, await shelf.FindAsync(question, ct), results, intake.TakesPictures);
    }
}
