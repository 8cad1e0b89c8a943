// timm.utils.update_summary and get_outdir: metrics in a CSV file, folders for runs.

extension TrainingScripts {
    static let timmUtilsSummary = #"""
        import csv
        import logging
        import os
        from collections import OrderedDict

        _logger = logging.getLogger(__name__)

        def get_outdir(path, *paths, inc=False):
            """Makes a folder; with `inc`, the first of path-1, path-2, … that is not there yet."""
            outdir = os.path.join(path, *paths)
            if not os.path.exists(outdir):
                os.makedirs(outdir)
            elif inc:
                count = 1
                while os.path.exists(f'{outdir}-{count}'):
                    count += 1
                    assert count < 100
                outdir = f'{outdir}-{count}'
                os.makedirs(outdir)
            return outdir

        def trim_summary(filename, start_epoch):
            """Drops the rows of a summary at or after an epoch."""
            if not os.path.exists(filename):
                return
            with open(filename, mode='r', newline='') as file:
                rows = list(csv.reader(file))
            if not rows:
                return
            header, body = rows[0], rows[1:]
            keep = [r for r in body if r and r[0] != 'epoch' and int(float(r[0])) < start_epoch]
            if len(keep) == len(body):
                return
            _logger.info(f'Dropping {len(body) - len(keep)} rows at or after epoch {start_epoch} from {filename}'
                         + (' (new run into an existing output dir).' if start_epoch == 0 else '.'))
            with open(filename, mode='w', newline='') as file:
                writer = csv.writer(file)
                if keep:
                    writer.writerow(header)
                    writer.writerows(keep)

        def update_summary(epoch, train_metrics, eval_metrics, filename, lr=None, write_header=None, log_wandb=False):
            """Appends a row of metrics to a CSV file."""
            row = OrderedDict(epoch=epoch)
            row.update([('train_' + k, v) for k, v in train_metrics.items()])
            if eval_metrics:
                row.update([('eval_' + k, v) for k, v in eval_metrics.items()])
            if lr is not None:
                row['lr'] = lr
            if log_wandb:
                raise NotImplementedError('update_summary(log_wandb=True) is not available: there is no network')
            if write_header is None:
                write_header = not os.path.exists(filename) or os.path.getsize(filename) == 0
            with open(filename, mode='a') as file:
                writer = csv.DictWriter(file, fieldnames=row.keys())
                if write_header:
                    writer.writeheader()
                writer.writerow(row)
        """#
}
