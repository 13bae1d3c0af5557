using VideoWeb.Core.Credits;
using VideoWeb.Core.Jobs;

namespace VideoWeb.Core.Tests.Credits;

/// <summary>
/// A workspace's months, jobs and their ends in any order, with a crash between any two steps: what a transaction staged is
/// lost then, and whoever was waiting for an answer asks once more. The rules of the ledger alone keep every credit where it belongs.
/// </summary>
public sealed class CreditHistoryTests
{
    private const int Histories = 5000;

    [Fact]
    public void RandomHistories_WithCrashesBetweenAnyTwoSteps_LoseAndDoubleNothing()
    {
        var posted = 0;
        var crashed = 0;
        for (var seed = 0; seed < Histories; seed++)
        {
            var history = new History(seed);
            history.Run();
            posted += history.Book.Moves.Count;
            crashed += history.Crashes;
        }

        // it was worth something: moves were made and crashes did happen
        Assert.True(posted > 10 * Histories, $"{posted} moves");
        Assert.True(crashed > 2 * Histories, $"{crashed} crashes");
    }

    [Fact]
    public void Post_OfTheSameMoveTwice_ChangesNothing()
    {
        var book = new CreditBook();
        book.Post(CreditMoves.Month("month", 0, 60));
        var job = Guid.NewGuid();
        Assert.Equal(CreditPost.Posted, book.Post(CreditMoves.Hold(job, 18)));
        Assert.Equal(CreditPost.Repeated, book.Post(CreditMoves.Hold(job, 18)));
        Assert.Equal(CreditPost.Posted, book.Post(CreditMoves.Settle(job, 18, 17)));
        Assert.Equal(CreditPost.Repeated, book.Post(CreditMoves.Settle(job, 18, 0)));
        Assert.Equal((43, 0, 17, -60), (book[CreditAccountKind.Balance], book[CreditAccountKind.Held], book[CreditAccountKind.Spent], book[CreditAccountKind.Granted]));
    }

    [Fact]
    public void Hold_OfMoreThanThereIs_IsMissing_AndChangesNothing()
    {
        var book = new CreditBook();
        book.Post(CreditMoves.Month("month", 0, 6));
        Assert.Equal(CreditPost.Missing, book.Post(CreditMoves.Hold(Guid.NewGuid(), 18)));
        Assert.Equal((6, 0), (book[CreditAccountKind.Balance], book[CreditAccountKind.Held]));
    }

    [Fact]
    public void Month_FillsUp_AndTakesNothingAway()
    {
        var book = new CreditBook();
        book.Post(CreditMoves.Adjust("gift", 100));
        book.Post(CreditMoves.Month("1", book[CreditAccountKind.Balance], 60));
        Assert.Equal(100, book[CreditAccountKind.Balance]);
        book.Post(CreditMoves.Adjust("correction", -90));
        book.Post(CreditMoves.Month("2", book[CreditAccountKind.Balance], 60));
        Assert.Equal(60, book[CreditAccountKind.Balance]);
    }

    [Theory]
    [InlineData(15, 0.4, 6)]
    [InlineData(15, 0.999, 14)]
    [InlineData(15, 1, 15)]
    [InlineData(15, -1, 0)]
    [InlineData(15, 7, 15)]
    [InlineData(15, double.NaN, 0)]
    public void PartDone_IsRoundedForThePayer(long held, double fraction, long paid) => Assert.Equal(paid, CreditMoves.PartDone(held, fraction));

    private sealed class Crash : Exception;

    private sealed class History(int seed)
    {
        private readonly Random random = new(seed);
        private readonly Dictionary<Guid, ModelJob> jobs = [];
        private long granted;
        private int month;

        public CreditBook Book { get; } = new();

        public int Crashes { get; private set; }

        public void Run()
        {
            for (var step = 0; step < 40; step++)
            {
                Step();
                Check();
            }

            // everything ends at last, however often somebody crashes on the way
            while (Open().FirstOrDefault() is { } job)
            {
                End(job.Id, (JobState)random.Next((int)JobState.Done, (int)JobState.Failed + 1));
                Check();
            }

            Assert.Equal(0, Book[CreditAccountKind.Held]);
            Assert.Equal(granted, Book[CreditAccountKind.Balance] + Book[CreditAccountKind.Spent]);
        }

        private void Step()
        {
            switch (random.Next(8))
            {
                case 0:
                    month += random.Next(2);
                    OpenMonth(random.Next(2) == 0 ? 60 : 300);
                    break;
                case 1 or 2 or 3:
                    Submit(random.Next(1, 60));
                    break;
                case 4 when Open().ToList() is { Count: > 0 } open:
                    // a heartbeat: no transaction of the ledger
                    var beating = open[random.Next(open.Count)];
                    jobs[beating.Id] = beating with { Fraction = random.NextDouble() };
                    break;
                case 5:
                    Adjust(random.Next(-50, 50));
                    break;
                case 6 when jobs.Count > 0:
                    // whichever job: one that has ended is ended again by a worker that did not hear of it
                    End(jobs.Keys.ElementAt(random.Next(jobs.Count)), (JobState)random.Next((int)JobState.Done, (int)JobState.Failed + 1));
                    break;
                case 7 when jobs.Count > 0:
                    End(jobs.Keys.ElementAt(random.Next(jobs.Count)), JobState.Cancelled);
                    break;
            }
        }

        private void OpenMonth(int monthly) => Transaction(staged =>
        {
            staged.Post(CreditMoves.Month($"month:{month}:{monthly}", Book[CreditAccountKind.Balance], monthly));
        });

        private void Adjust(int amount) => Transaction(staged => staged.Post(CreditMoves.Adjust($"adjust:{Guid.NewGuid()}", amount)));

        private void Submit(int credits) => Transaction(staged =>
        {
            var id = new Guid(jobs.Count + 1, 0, 0, new byte[8]);
            staged.Post(CreditMoves.Hold(id, credits));
            MayCrash();
            staged.Write(() => jobs[id] = new ModelJob(id, JobState.Queued, credits, 0, null));
        });

        private void End(Guid id, JobState state)
        {
            // asked again until somebody answers: a crash may come before or after it was written
            for (var heard = false; !heard;)
            {
                heard = Transaction(staged =>
                {
                    var job = jobs[id];
                    if (job.State.IsFinal()) return;
                    var paid = state switch
                    {
                        JobState.Done => random.Next(job.Held + 1),
                        JobState.Cancelled => CreditMoves.PartDone(job.Held, job.Fraction),
                        _ => 0,
                    };
                    staged.Write(() => jobs[id] = job with { State = state, Paid = paid });
                    MayCrash();
                    staged.Post(CreditMoves.Settle(id, job.Held, paid));
                });
            }
        }

        /// <summary>True where it was heard of to its end. A crash before the commit leaves nothing, one after it everything.</summary>
        private bool Transaction(Action<Staged> write)
        {
            var staged = new Staged();
            try
            {
                write(staged);
                MayCrash();
                Commit(staged);
                MayCrash();
                return true;
            }
            catch (Crash)
            {
                Crashes++;
                return false;
            }
        }

        private void Commit(Staged staged)
        {
            foreach (var move in staged.Moves)
            {
                var result = Book.Post(move);
                // refused: the whole transaction is rolled back. Each has one move, so nothing was posted before it
                if (result == CreditPost.Missing) return;
                if (result == CreditPost.Posted) granted -= move.Postings.Where(posting => posting.Account == CreditAccountKind.Granted).Sum(posting => posting.Amount);
            }

            foreach (var row in staged.Rows) row();
        }

        private void MayCrash()
        {
            if (random.Next(8) == 0) throw new Crash();
        }

        private void Check()
        {
            Assert.True(Book[CreditAccountKind.Balance] >= 0);
            Assert.Equal(0, Enum.GetValues<CreditAccountKind>().Sum(account => Book[account]));
            Assert.Equal(Open().Sum(job => (long)job.Held), Book[CreditAccountKind.Held]);
            Assert.Equal(jobs.Values.Sum(job => job.Paid ?? 0), Book[CreditAccountKind.Spent]);
            Assert.Equal(granted, -Book[CreditAccountKind.Granted]);
        }

        private IEnumerable<ModelJob> Open() => jobs.Values.Where(job => !job.State.IsFinal());
    }

    private sealed record ModelJob(Guid Id, JobState State, int Held, double Fraction, long? Paid);

    private sealed class Staged
    {
        public List<CreditMove> Moves { get; } = [];

        public List<Action> Rows { get; } = [];

        public void Post(CreditMove move) => Moves.Add(move);

        public void Write(Action row) => Rows.Add(row);
    }
}
