using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using Microsoft.AspNetCore.Mvc;

namespace LocalOfferCms.Participation.Pages.Participation;

/// <summary>A comment as the secret link shows it to its sender.</summary>
internal sealed class OwnCommentModel(SenderComments comments, TakeBack takeBack) : SecretPage(comments)
{
    /// <summary>Whether they have just said more.</summary>
    public bool Saved { get; private set; }

    public string? PictureWords => ResponsePicture.All.FirstOrDefault(p => p.Name == Own.Picture)?.Words;

    public static string WordsOf(ReplyBy way) => way switch
    {
        ReplyBy.Email => "by email",
        ReplyBy.Phone => "by phone",
        ReplyBy.Post => "by letter",
        ReplyBy.LargePrint => "in large print",
        ReplyBy.Braille => "in Braille",
        _ => "in the way you asked for",
    };

    public async Task<IActionResult> OnGetAsync(bool saved, CancellationToken ct)
    {
        if (!await OpenAsync(ct))
        {
            return SayUnknown();
        }

        Saved = saved;
        ViewData["Title"] = $"Your comment {Reference}";
        return Page();
    }

    /// <summary>Takes the comment back.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await OpenAsync(ct))
        {
            return SayUnknown();
        }

        await takeBack.ExecuteAsync(Own, ct);
        return SeeOther("/Participation/OwnComment", new { reference = Reference, secret = Secret });
    }
}
