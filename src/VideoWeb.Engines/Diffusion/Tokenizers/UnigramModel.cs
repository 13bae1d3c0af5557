using System.Text;

namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>A piece of a unigram vocabulary.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Id">Its id.</param>
/// <param name="Score">Log probability.</param>
internal readonly record struct UnigramPiece(string Text, int Id, double Score);

/// <summary>
/// The unigram language model (Kudo 2018): of all ways to cut a word into pieces the one with the largest sum of
/// log probabilities. A character that no piece covers costs the lowest score less ten.
/// </summary>
internal sealed class UnigramModel : ITokenModel
{
    /// <summary>Longest piece in characters (UTF-16); bounds the work for each character of a text.</summary>
    public const int MaxPieceLength = 512;

    private const double UnknownPenalty = 10;
    private readonly Dictionary<string, UnigramPiece> _pieces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnigramPiece>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _unknownId, _longest;
    private readonly int[]? _byteIds;
    private readonly double _unknownScore;

    /// <param name="pieces">The vocabulary; of equal texts the last counts.</param>
    /// <param name="unknownId">Id of a run of characters without pieces.</param>
    /// <param name="byteIds">256 ids that stand for the bytes of unknown characters, or null: then a run is one unknown.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="InvalidDataException">The vocabulary is empty, or a piece is too long or has no finite score.</exception>
    public UnigramModel(IReadOnlyCollection<UnigramPiece> pieces, int unknownId, int[]? byteIds, string path)
    {
        if (pieces.Count == 0)
            throw new InvalidDataException($"{path}: the vocabulary is empty.");
        foreach (var piece in pieces)
        {
            if (piece.Text.Length > MaxPieceLength || !double.IsFinite(piece.Score))
                throw new InvalidDataException($"{path}: piece {piece.Id} has {piece.Text.Length} characters and the score {piece.Score}; at most {MaxPieceLength} characters and a finite score are allowed.");
            if (piece.Text.Length > 0)
                _pieces[piece.Text] = piece;
            _longest = Math.Max(_longest, piece.Text.Length);
        }

        _lookup = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        (_unknownId, _byteIds) = (unknownId, byteIds);
        _unknownScore = pieces.Min(piece => piece.Score) - UnknownPenalty;
    }

    public int? IdOf(string token) => _pieces.TryGetValue(token, out var piece) ? piece.Id : null;

    public void Encode(string word, List<int> ids)
    {
        var path = BestPath(word);
        List<(int Start, int End, bool Known)> cuts = [];
        for (var end = word.Length; end > 0; end = path[end].Start)
            cuts.Add((path[end].Start, end, path[end].Known));
        var inUnknown = false;
        for (var cut = cuts.Count - 1; cut >= 0; cut--)
        {
            var (start, end, known) = cuts[cut];
            if (known)
                ids.Add(_lookup[word.AsSpan(start, end - start)].Id);
            else if (_byteIds is not null)
                ids.AddRange(Encoding.UTF8.GetBytes(word[start..end]).Select(value => _byteIds[value]));
            else if (!inUnknown)
                ids.Add(_unknownId);
            inUnknown = !known;
        }
    }

    /// <summary>For each position the best last piece that ends there (Viterbi).</summary>
    private (double Score, int Start, bool Known)[] BestPath(string word)
    {
        var best = new (double Score, int Start, bool Known)[word.Length + 1];
        Array.Fill(best, (double.NegativeInfinity, -1, false));
        best[0] = (0, 0, true);
        for (int start = 0, width; start < word.Length; start += width)
        {
            width = char.IsHighSurrogate(word[start]) && start + 1 < word.Length ? 2 : 1;
            var coversOne = false;
            var longest = Math.Min(_longest, word.Length - start);
            for (var length = 1; length <= longest; length++)
            {
                if (!_lookup.TryGetValue(word.AsSpan(start, length), out var piece))
                    continue;
                Offer(start + length, best[start].Score + piece.Score, start, true);
                coversOne |= length == width;
            }

            if (!coversOne)
                Offer(start + width, best[start].Score + _unknownScore, start, false);
        }

        return best;

        void Offer(int end, double score, int start, bool known)
        {
            if (best[end].Start < 0 || score > best[end].Score)
                best[end] = (score, start, known);
        }
    }
}
