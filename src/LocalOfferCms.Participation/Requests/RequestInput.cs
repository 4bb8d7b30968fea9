using LocalOfferCms.Core.Mail;
using LocalOfferCms.Participation.Box;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LocalOfferCms.Participation.Requests;

/// <summary>What the forms of all three kinds may ask. Each asks for no more than it needs.</summary>
internal sealed class RequestInput
{
    private const int LongestName = 200;
    private const int LongestPhone = 60;
    private const int LongestPost = 1_000;

    public RequestWish? Wish { get; set; }
    /// <summary>The address of the page that is wanted, or its name as somebody remembers it.</summary>
    public string? Page { get; set; }
    public RequestedFormat? Format { get; set; }
    public string? Words { get; set; }
    public string? Outcome { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Post { get; set; }
    /// <summary>A trap: people do not see it.</summary>
    public string? Website { get; set; }

    public RequestContact ContactOf(string requestId) => new()
    {
        RequestId = requestId, Name = PostedText.Clean(Name), Email = PostedText.CleanOrNull(Email), Phone = PostedText.CleanOrNull(Phone), Post = PostedText.CleanOrNull(Post),
    };

    /// <summary>Says what is wrong with the contact details, beside their fields.</summary>
    /// <param name="state">Where to.</param>
    /// <param name="isNeeded">Whether one way to reach the sender is needed.</param>
    public void CheckContact(ModelStateDictionary state, bool isNeeded)
    {
        Limit(state, nameof(Name), Name, LongestName, "The name");
        Limit(state, nameof(Phone), Phone, LongestPhone, "The telephone number");
        Limit(state, nameof(Post), Post, LongestPost, "The postal address");
        if (PostedText.CleanOrNull(Email) is { } email)
        {
            if (EmailAddress.Refuse(email) is { } refusal)
            {
                state.AddModelError(Field(nameof(Email)), refusal.Message);
            }
        }
        else if (isNeeded && PostedText.CleanOrNull(Phone) is null && PostedText.CleanOrNull(Post) is null)
        {
            state.AddModelError(Field(nameof(Email)), "Enter an email address, a telephone number or a postal address, so that we can answer you.");
        }
    }

    /// <summary>Says when a text is missing or too long.</summary>
    public static void CheckText(ModelStateDictionary state, string field, string? text, string? missing)
    {
        if (missing is not null && PostedText.Clean(text).Length == 0)
        {
            state.AddModelError(Field(field), missing);
        }

        Limit(state, field, text, FormRequest.LongestText, "The text");
    }

    /// <summary>The name that a field is posted under.</summary>
    public static string Field(string name) => $"Input.{name}";

    private static void Limit(ModelStateDictionary state, string field, string? text, int most, string what)
    {
        if (PostedText.Clean(text).Length is var length && length > most)
        {
            state.AddModelError(Field(field), $"{what} must be {most:#,0} characters or fewer. It is {length:#,0}.");
        }
    }
}

/// <summary>A form as its partial draws it: on a page of content, and alone when something is to be put right.</summary>
/// <param name="Input">What was typed.</param>
/// <param name="Settings">Within what time things are done.</param>
internal sealed record RequestForm(RequestInput Input, Retention.RetentionSettings Settings);
