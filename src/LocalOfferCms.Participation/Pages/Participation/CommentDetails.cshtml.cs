using System.Globalization;
using System.Security.Cryptography;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Participation.Pages.Participation;

/// <summary>The second step, after the words are saved.</summary>
internal sealed class CommentDetailsModel(
    SenderComments comments, AddDetails add, CurrentTenant tenant, TimeProvider clock, IDataProtectionProvider protection) : SecretPage(comments)
{
    /// <summary>Nobody reads the page and answers it sooner; programs do.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);
    private const int LongestLine = 64;
    private const int LongestText = 1_000;
    private readonly IDataProtector _protector = protection.CreateProtector("Comments.Opened");

    [BindProperty]
    public CommentFrom? From { get; set; }

    [BindProperty]
    public CommentAbout? About { get; set; }

    [BindProperty]
    public ReplyBy? Way { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Post { get; set; }

    [BindProperty]
    public string? Other { get; set; }

    /// <summary>When the page was opened, sealed.</summary>
    public string Opened => _protector.Protect(clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>The secret link in full, to be copied.</summary>
    public string Link => TenantAddress.Page(TenantAddress.Of(tenant.Value, Request), $"your-comments/{Reference}/{Secret}");

    public string? WayError => ModelState.TryGetValue(nameof(Way), out var entry) && entry.Errors is [var error, ..] ? error.ErrorMessage : null;

    public IReadOnlyList<SelectListItem> Froms { get; } =
    [
        new("A child or young person", nameof(CommentFrom.YoungPerson)), new("A parent or carer", nameof(CommentFrom.ParentOrCarer)),
        new("Somebody who speaks for a young person or family", nameof(CommentFrom.OnBehalf)), new("Somebody who works with families", nameof(CommentFrom.Professional)),
        new("I would rather not say", ""),
    ];

    public IReadOnlyList<SelectListItem> Abouts { get; } =
    [
        new("What there is for families, how good it is, or what is missing", nameof(CommentAbout.Content)),
        new("How easy this information is to find, read and use", nameof(CommentAbout.Accessibility)),
        new("How the Local Offer is made, and who has a say in it", nameof(CommentAbout.Development)),
        new("Something else", nameof(CommentAbout.Other)), new("I am not sure", ""),
    ];

    public IReadOnlyList<SelectListItem> Ways =>
    [
        .. new (string Words, ReplyBy? Way)[]
        {
            ("No, you do not need to reply", null), ("By email", ReplyBy.Email), ("By phone", ReplyBy.Phone), ("By letter", ReplyBy.Post),
            ("In large print, by post", ReplyBy.LargePrint), ("In Braille, by post", ReplyBy.Braille), ("Another way", ReplyBy.Other),
        }.Select(w => new SelectListItem(w.Words, w.Way?.ToString() ?? "", w.Way == Way)),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await OpenAsync(ct))
        {
            return SayUnknown();
        }

        (From, About) = (Own.From, Own.About);
        ViewData["Title"] = "Your words are saved already";
        return Own.TakesDetails ? Page() : SeeOther("/Participation/OwnComment", new { reference = Reference, secret = Secret });
    }

    public async Task<IActionResult> OnPostAsync(string? opened, CancellationToken ct)
    {
        if (!await OpenAsync(ct))
        {
            return SayUnknown();
        }

        (Email, Phone, Post, Other) = (PostedText.CleanOrNull(Email), PostedText.CleanOrNull(Phone), PostedText.CleanOrNull(Post), PostedText.CleanOrNull(Other));
        Check();
        if (ModelState.IsValid && !IsUnhurried(opened))
        {
            ModelState.AddModelError("", "That was quick. Check what you filled in, then press “Save” again.");
        }

        if (!ModelState.IsValid)
        {
            ViewData["Title"] = "Error: Your words are saved already";
            return Page();
        }

        await add.ExecuteAsync(Own, Secret, new CommentDetails(From, About, Way, Email, Phone, Post, Other), ct);
        return SeeOther("/Participation/OwnComment", new { reference = Reference, secret = Secret, saved = true });
    }

    private void Check()
    {
        switch (Way)
        {
            case ReplyBy.Email when EmailAddress.Refuse(Email) is { } refusal:
                ModelState.AddModelError(nameof(Email), refusal.Message);
                break;
            case ReplyBy.Phone:
                Need(nameof(Phone), Phone, "Enter a phone number", LongestLine);
                break;
            case ReplyBy.Post or ReplyBy.LargePrint or ReplyBy.Braille:
                Need(nameof(Post), Post, "Enter the name and address to write to", LongestText);
                break;
            case ReplyBy.Other:
                Need(nameof(Other), Other, "Say which way we can reply", LongestText);
                break;
        }
    }

    private void Need(string field, string? value, string missing, int longest)
    {
        if (value is null)
        {
            ModelState.AddModelError(field, missing);
        }
        else if (value.Length > longest)
        {
            ModelState.AddModelError(field, $"This must be {longest} characters or fewer");
        }
    }

    private bool IsUnhurried(string? opened)
    {
        try
        {
            return clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(_protector.Unprotect(opened ?? ""), CultureInfo.InvariantCulture)) >= Shortest;
        }
        catch (CryptographicException)
        {
            // Nothing that this site has written: the page comes again, with a time of its own in it.
            return false;
        }
    }
}
