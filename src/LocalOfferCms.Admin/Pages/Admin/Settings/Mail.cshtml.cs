using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MailOptions = LocalOfferCms.Core.Mail.MailSettings;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Settings;

/// <summary>The mail server that the site sends by, and a test of it. The password is never shown again.</summary>
[RequiresPermission(Permissions.ManageSettings)]
internal sealed class MailSettingsModel(MailSettingsStore store, Mailbox mailbox, CurrentPerson current) : PageModel
{
    [BindProperty]
    public string? MailHost { get; set; }

    [BindProperty]
    public int? MailPort { get; set; } = 587;

    [BindProperty]
    public bool UseTls { get; set; }

    [BindProperty]
    public string? MailUser { get; set; }

    /// <summary>A new password; empty keeps the one there is.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether the password that is kept is to be forgotten.</summary>
    [BindProperty]
    public bool ForgetPassword { get; set; }

    [BindProperty]
    public string? MailFrom { get; set; }

    [BindProperty]
    public string? MailReplyTo { get; set; }

    /// <summary>Where the test goes.</summary>
    [BindProperty]
    public string? TestTo { get; set; }

    public bool IsSet { get; private set; }

    public bool HasPassword { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(fill: true, ct);
        TestTo = current.Email;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(fill: false, ct);
        TestTo = current.Email;
        var settings = new MailOptions
        {
            Host = (MailHost ?? "").Trim(), Port = MailPort ?? 0, UseTls = UseTls, User = Text(MailUser), From = (MailFrom ?? "").Trim(), ReplyTo = Text(MailReplyTo),
        };
        foreach (var refusal in MailSettingsStore.Refusals(settings))
        {
            ModelState.AddModelError(refusal.Code, refusal.Message);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await store.SaveAsync(settings, ForgetPassword ? "" : Text(Password), current.Change(), ct);
        TempData.SayDone("The mail settings are saved. Send a test to see whether they are right.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken ct)
    {
        // What is tested is what is saved; the other fields are not posted.
        ModelState.Clear();
        await LoadAsync(fill: true, ct);
        if (await mailbox.SendTestAsync((TestTo ?? "").Trim(), ct) is { } refusal)
        {
            ModelState.AddModelError(nameof(TestTo), refusal.Message);
            return Page();
        }

        TempData.SayDone(IsSet ? $"A test message is on its way to {TestTo!.Trim()}." : "A test message was written into a file, since no mail server is set.");
        return RedirectToPage();
    }

    private async Task LoadAsync(bool fill, CancellationToken ct)
    {
        var settings = await store.ReadAsync(ct);
        (IsSet, HasPassword) = (settings is not null, settings?.SealedPassword is not null);
        if (fill)
        {
            settings ??= new MailOptions();
            (MailHost, MailPort, UseTls, MailUser, MailFrom, MailReplyTo) = (settings.Host, settings.Port, settings.UseTls, settings.User, settings.From, settings.ReplyTo);
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
