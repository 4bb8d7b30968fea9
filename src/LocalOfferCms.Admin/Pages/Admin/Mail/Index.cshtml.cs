using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;

namespace LocalOfferCms.Admin.Pages.Admin.Mail;

/// <summary>Mail that was written to files. On a developer's machine only: it holds links that let people in.</summary>
[RequiresPermission(Permissions.ManageSettings)]
internal sealed class MailModel(SentMail mail, IHostEnvironment environment) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(Name = "page-number", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<SentMessage> Messages { get; private set; } = [];

    public PageNumbers Pages { get; private set; } = PageNumbers.For(1, 0, PageSize, _ => "");

    public IActionResult OnGet()
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        Pages = PageNumbers.For(PageNumber, mail.Count, PageSize, page => $"~/admin/mail?page-number={page}");
        Messages = mail.List((Pages.Current - 1) * PageSize, PageSize);
        return Page();
    }
}
