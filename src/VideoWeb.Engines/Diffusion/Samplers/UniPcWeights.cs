namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>
/// The weights of one UniPC update between two noise levels, as diffusers' multistep_uni_p_bh_update and
/// multistep_uni_c_bh_update with predict_x0. With λ(σ) = ln((1 − σ)/σ) and h = λ(to) − λ(from):
/// x(to) = Carry·x(from) + Current·x0(from) + Σ Differences[i]·(x0(i) − x0(from)).
/// </summary>
/// <param name="Carry">Weight of the sample, σ(to)/σ(from).</param>
/// <param name="Current">Weight of the x0 predicted at the level the update starts from.</param>
/// <param name="Differences">
/// Weights of the differences between other x0 and that one: of the older ones, latest first;
/// in the corrector last the one of the level the update goes to.
/// </param>
internal readonly record struct UniPcWeights(double Carry, double Current, double[] Differences)
{
    /// <summary>Weights from the levels around an update.</summary>
    /// <param name="kind">The choice of B(h).</param>
    /// <param name="from">σ the update starts from, in (0, 1).</param>
    /// <param name="to">σ it goes to, in (0, from).</param>
    /// <param name="older">σ of the older predictions that take part, latest first: order − 1 of them.</param>
    /// <param name="corrector">Whether x0 at <paramref name="to"/> is known too.</param>
    /// <remarks>In double: the weights differ from the reference's float32 ones by its rounding only.</remarks>
    public static UniPcWeights Between(UniPcKind kind, float from, float to, ReadOnlySpan<float> older, bool corrector)
    {
        var h = Lambda(to) - Lambda(from);
        var order = older.Length + 1;
        var phi1 = double.ExpM1(-h);
        var b = kind == UniPcKind.Bh1 ? -h : phi1;

        var ratios = new double[order];
        for (var i = 0; i < older.Length; i++)
            ratios[i] = (Lambda(older[i]) - Lambda(from)) / h;
        ratios[^1] = 1;

        var rho = Rho(ratios[..(corrector ? order : order - 1)], phi1, -h, b);
        var alpha = 1.0 - to;
        var differences = new double[rho.Length];
        // the differences are divided by their distance in λ, measured in h
        for (var i = 0; i < rho.Length; i++)
            differences[i] = -alpha * b * rho[i] / ratios[i];
        return new UniPcWeights((double)to / from, -alpha * phi1, differences);
    }

    private static double Lambda(float sigma) => Math.Log(1.0 - sigma) - Math.Log(sigma);

    /// <summary>Solves Σ_j ratios[j]^i · ρ[j] = φ_(i+2)·(i+1)!/B for i = 0 … n − 1.</summary>
    private static double[] Rho(double[] ratios, double phi1, double step, double b)
    {
        var n = ratios.Length;
        // the reference takes ½ where the system is 1×1 with order 2 (predictor) or 1 (corrector): a simplification of the paper
        if (n == 1)
            return [0.5];

        var rows = new double[n][];
        var phi = phi1 / step - 1;
        var factorial = 1.0;
        for (var i = 0; i < n; i++)
        {
            rows[i] = new double[n + 1];
            for (var j = 0; j < n; j++)
                rows[i][j] = Math.Pow(ratios[j], i);
            rows[i][n] = phi * factorial / b;
            factorial *= i + 2;
            phi = phi / step - 1 / factorial;
        }

        return Solve(rows);
    }

    /// <summary>Gauss with pivots, on rows [coefficients | right side].</summary>
    private static double[] Solve(double[][] rows)
    {
        var n = rows.Length;
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
            {
                if (Math.Abs(rows[row][column]) > Math.Abs(rows[pivot][column]))
                    pivot = row;
            }

            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (var row = 0; row < n; row++)
            {
                if (row == column)
                    continue;
                var factor = rows[row][column] / rows[column][column];
                for (var k = column; k <= n; k++)
                    rows[row][k] -= factor * rows[column][k];
            }
        }

        var solution = new double[n];
        for (var i = 0; i < n; i++)
            solution[i] = rows[i][n] / rows[i][i];
        return solution;
    }
}
