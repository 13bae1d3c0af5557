using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Finds camera moves in a shot, each with its direction, measure and speed, in the order of the text.</summary>
internal sealed partial class CameraReader(ReadingContext context)
{
    /// <summary>How far from its head a move's direction, speed or measure may stand.</summary>
    private const int Reach = 9;


    /// <summary>Whether the clause at hand has the camera as its subject.</summary>
    private bool _cameraActs;

    public void Read(ShotDraft shot)
    {
        _cameraActs = false;
        for (var i = shot.First; i < shot.End;)
        {
            var token = context.Tokens[i];
            if (context.IsStop(i) || token.Is("(") || token.Kind == TokenKind.Line)
                _cameraActs = false;
            if (token is { IsFree: true, Lower: "clockwise" or "counterclockwise" or "anticlockwise" }
                && shot.Camera.LastOrDefault() is { } turning
                && turning.Move.StartsWith("orbit", StringComparison.Ordinal))
            {
                shot.Camera[^1] = turning with { Move = token.Is("clockwise") ? "orbit-left" : "orbit-right" };
                context.Text.Take(i, 1, TokenUse.Boundary, Craft.Camera, $"camera: {shot.Camera[^1].Move}");
            }

            if (token.IsFree && ReadLateAmount(shot, i) is { } afterAmount)
            {
                i = afterAmount;
                continue;
            }

            if (!token.IsFree || token.Kind != TokenKind.Word)
            {
                i++;
                continue;
            }

            i = ReadPhrase(shot, i) ?? ReadSubject(shot, i) ?? ReadMove(shot, i) ?? LeaveClause(i);
        }
    }

    // "handheld", "locked-off tripod shot", "dolly zoom"
    private int? ReadPhrase(ShotDraft shot, int at)
    {
        var match = context.Vocabulary.Phrases.Find(context.Tokens, at);
        if (match.Length == 0)
            return null;
        if (match.Meanings.FirstOrDefault(m => m.Field == "cameraNote") is not null && match.Length > 1)
        {
            context.Text.Take(at, match.Length, TokenUse.Boundary, Craft.Camera, "camera");
            return at + match.Length;
        }

        if (IsNegated(at))
            return null;
        if (match.Meanings.FirstOrDefault(m => m.Field == "move") is not { } meaning || at + match.Length > shot.End)
            return null;
        // "static" noise, "handheld" games: a noun of another kind follows at once
        if (match.Length == 1 && context.At(at + 1) is { Kind: TokenKind.Word, IsFree: true } next && next.Facts.OnlyNoun
            && !context.Vocabulary.Is(next.Lower, "cameraNoun"))
            return null;
        AddMove(shot, at, at + match.Length, meaning.Value, meaning.Value is "static" or "handheld" ? "normal" : null);
        _cameraActs = meaning.Value != "static" && IsCameraVerbAhead(at + match.Length);
        return at + match.Length;
    }

    // "the camera", "we", "our view": what follows is about the camera until the clause ends
    private int? ReadSubject(ShotDraft shot, int at)
    {
        var token = context.Tokens[at];
        if (token.Is("we") && context.At(at + 1) is { } seen
            && !context.Vocabulary.Is(seen.Facts.Verb, "viewerVerb"))
        {
            if (!IsCameraVerbAhead(at + 1))
                return null;
            _cameraActs = true;
            context.Text.Take(at, 1, TokenUse.Boundary, Craft.Camera, "camera");
            return at + 1;
        }

        if (!context.Vocabulary.Is(token.Lower, "cameraNoun"))
            return null;
        var begins = token.Lower is "camera" or "shot"
            && context.At(at + 1)?.Facts.Verb is "begin" or "start" or "open" or "end" or "finish";
        if (!begins && !IsCameraVerbAhead(at + 1))
            return null;
        var first = at;
        while (context.Previous(first) is { IsFree: true, Kind: TokenKind.Word } before
            && (before.Lower is "the" or "our" or "a" or "an" || IsSpeed(before)
                || before.Lower is "moving" or "drone" or "aerial" or "handheld"))
        {
            first--;
        }

        if (context.Previous(first) is { Kind: TokenKind.Word } owner
            && context.Vocabulary.Is(owner.Lower, "cameraHolder"))
            return null;
        if (IsNegated(first))
            return null;
        if (token.Lower != "camera" && first == at && !StartsClause(at))
            return null;
        _cameraActs = true;
        if (Enumerable.Range(first, at + 1 - first).Any(i => context.Tokens[i].Lower is "drone" or "aerial"))
            shot.Angle ??= "aerial";
        context.Text.Take(first, at + 1 - first, TokenUse.Boundary, Craft.Camera, "camera");
        return at + 1;
    }

    private bool IsCameraVerbAhead(int at)
    {
        for (var i = at; i < at + 4 && context.At(i) is { Kind: TokenKind.Word } token; i++)
        {
            if (context.Vocabulary.Camera.StrengthOf(token.Facts.Verb ?? token.Lower) is not null)
                return true;
            if (!IsSpeed(token) && !token.Facts.Adverb
                && !context.Vocabulary.Is(token.Lower, "beforeCameraVerb"))
                return false;
        }

        return false;
    }

    private int? ReadMove(ShotDraft shot, int at)
    {
        var token = context.Tokens[at];
        var head = HeadOf(token);
        if (head is null || context.Vocabulary.Camera.StrengthOf(head) is not { } strength)
            return null;
        // "tilt-shift", "pan focus": a phrase of its own
        if (context.Vocabulary.Phrases.Find(context.Tokens, at) is { Length: > 1 } phrase
            && phrase.Meanings.All(m => m.Field is not ("transition" or "meta")))
            return null;
        if (IsNegated(at))
            return null;
        var direction = FindDirection(head, at, shot, out var directionAt);
        if (!IsCameraUse(token, at, strength, direction is not null))
            return null;
        var move = direction is not null ? context.Vocabulary.Camera.MoveOf(head, direction) : null;
        if (move is null && _cameraActs)
            move = context.Vocabulary.Camera.MoveOf(head, CameraTable.CameraIsSubject);
        if (move is null && context.At(at + 1) is { } after && after.Lower is "shot" or "move" or "movement")
            move = context.Vocabulary.Camera.MoveOf(head, CameraTable.AsNoun);
        move ??= context.Vocabulary.Camera.MoveOf(head, CameraTable.AnyDirection);
        if (move is null)
            return null;
        AddMove(shot, at, Math.Max(at + 1, directionAt + 1), move, null);
        return Math.Max(at + 1, directionAt + 1);
    }

    private string? HeadOf(Token token)
    {
        foreach (var form in new[] { token.Lower, token.Facts.Verb, token.Facts.Noun, token.Lower.TrimEnd('s') })
        {
            if (context.Vocabulary.Camera.StrengthOf(form) is not null)
                return form;
        }

        return null;
    }

    private bool IsCameraUse(Token token, int at, CameraStrength strength, bool directed)
    {
        if (_cameraActs)
            return token.Facts.VerbForm != VerbForm.None || strength == CameraStrength.Strong || !token.Facts.Known;
        // "fly forward": an order to the camera stands at the head of its clause
        if (strength == CameraStrength.Camera)
            return directed && token.Facts.VerbForm == VerbForm.Base && token.Lower == (token.Facts.Verb ?? "")
                && (context.Previous(at) is null || context.Previous(at)!.Kind is TokenKind.Mark or TokenKind.Break)
                && context.Vocabulary.Is(context.At(at + 1)?.Lower, "orderedDirection");
        if (context.At(at + 1) is { } after && after.Lower is "shot" or "move" or "movement" && token.Lower is not ("push" or "pull"))
            return true;
        var before = context.Previous(at);
        if (before?.Lower is "the" or "a" or "an" && context.At(at + 1) is { Facts: { VerbForm: VerbForm.Third, Adverb: false } })
            return false;   // "the dolly rolls off the table"
        var heads = StartsClause(at) || before is not null && IsSpeed(before) && !IsOwnedBefore(at);
        if (strength == CameraStrength.Weak)
            return directed && heads;
        if (!directed)
            return heads && before?.Lower is not ("a" or "an" or "the") && token.Facts.VerbForm is not VerbForm.Third
                && token.Lower is not ("truck" or "trucks") || token.Lower is "dolly" or "zoom";
        // "she tilts her head": somebody else does it
        return heads || token.Facts.VerbForm is VerbForm.Base && !IsSubjectBefore(at);
    }

    // "no zoom", "without handheld shake", "avoid pans"
    private bool IsNegated(int at) => context.Vocabulary.Is(context.Previous(at)?.Lower, "negator");

    private bool IsSubjectBefore(int at) =>
        context.Previous(at) is { Kind: TokenKind.Word } before
            && (before.Facts.Plural || context.Vocabulary.Is(before.Lower, "subjectMark"));

    private bool IsOwnedBefore(int at)
    {
        var i = at - 1;
        while (context.At(i) is { Kind: TokenKind.Word } token && IsSpeed(token))
            i--;
        return context.At(i) is { Kind: TokenKind.Word } first && context.Vocabulary.Is(first.Lower, "somebodyWord");
    }

    private bool StartsClause(int at)
    {
        for (var i = at - 1; ; i--)
        {
            var token = context.At(i);
            if (token is null || token.Kind is TokenKind.Mark or TokenKind.Break or TokenKind.Line || token.Use == TokenUse.Boundary
                || token.Claim?.Craft == Craft.Camera)
                return true;
            if (token.Kind == TokenKind.Number
                || !(IsSpeed(token)
                || context.Vocabulary.Is(token.Lower, "clauseLead")))
                return false;
        }
    }

    private int LeaveClause(int at)
    {
        var token = context.Tokens[at];
        // a new clause with its own subject: "the camera rises while a boy runs"
        if (context.Vocabulary.Is(token.Lower, "clauseBreak") || token.Is("and")
            && context.At(at + 1) is { } next && next.Lower is "a" or "an" or "the" or "two" or "she" or "he" or "they")
            _cameraActs = false;
        return at + 1;
    }
}
