using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;

namespace LocalOfferCms.Admin.Pages.Admin.Mail;

/// <summary>One message, with its links.</summary>
[RequiresPermission(Permissions.ManageSettings)]
internal sealed class MessageModel(SentMail mail, IHostEnvironment environment) : PageModel
{
    public SentMessage Message { get; private set; } = null!;

    public IActionResult OnGet(string id)
    {
        if (!environment.IsDevelopment() || mail.Find(id) is not { } message)
        {
            return NotFound();
        }

        Message = message;
        return Page();
    }
}
